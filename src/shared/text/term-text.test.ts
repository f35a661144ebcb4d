import { describe, expect, it } from 'vitest'
import { commandsByName } from '../commands/registry.ts'
import { deviceConfigSchema } from '../domain/devices/device-config.ts'
import { printerStates, scannerStates } from '../domain/devices/device-state.ts'
import { printJobStates } from '../domain/devices/print-job-state.ts'
import { capabilities, roles } from '../domain/identity/capability.ts'
import { appearanceDefects } from '../domain/issuing/appearance.ts'
import { labelBoxNames } from '../domain/labels/read-template.ts'
import { labelFaultCodes } from '../domain/labels/label-fault.ts'
import { selfNumberSchema } from '../domain/numbering/self-number.ts'
import { requiredColumns } from '../domain/receiving/dispatch-columns.ts'
import { lineOutcomes } from '../domain/receiving/dispatch-line.ts'
import { ruleProblems } from '../barcode/code-rules/check-rule.ts'
import { patternProblems } from '../barcode/code-rules/rule-pattern.ts'
import { rowProblems } from '../domain/receiving/dispatch-row.ts'
import { dispatchSchema } from '../domain/receiving/dispatch.ts'
import { findings } from '../domain/receiving/finding.ts'
import { caseKinds, caseSeverities } from '../domain/ops/exception-case.ts'
import { policySchema } from '../domain/ops/policy.ts'
import { taskKinds, taskSchema } from '../domain/ops/task.ts'
import { mappingFaults } from '../domain/station/check-mapping.ts'
import { documentKinds, messageKinds } from '../domain/station/document.ts'
import { mappedFields } from '../domain/station/mapping.ts'
import { returnReasons } from '../domain/returns/station-return.ts'
import { statementFaults } from '../domain/fees/read-statement.ts'
import { feeVerdicts } from '../domain/fees/reconcile.ts'
import { noticeKinds, recallLineSchema } from '../domain/notices/notice.ts'
import { lineAnswers, reservationStates } from '../domain/reservations/reservation.ts'
import { rhdTypes } from '../domain/stock/blood-group.ts'
import { componentClasses, quantityUnits, temperatureBands } from '../domain/stock/component-class.ts'
import { stopReasons } from '../domain/stock/stop-reason.ts'
import { unitStates } from '../domain/stock/unit-state.ts'
import { approverRoles } from '../domain/testing/approver.ts'
import { retypeFindings } from '../domain/testing/can-retype.ts'
import { crossmatchMethods, sideResults } from '../domain/testing/crossmatch.ts'
import { electronicConditions } from '../domain/testing/electronic-crossmatch.ts'
import { groupingDiscrepancies } from '../domain/testing/grouping.ts'
import { patientSchema } from '../domain/testing/patient.ts'
import { reactionStrengths } from '../domain/testing/reaction.ts'
import { requestSchema } from '../domain/testing/request.ts'
import { labelItems, rejectionReasons } from '../domain/testing/sample-check.ts'
import { sampleSchema } from '../domain/testing/sample.ts'
import { auditActions, jobReasons } from './term-text-values.ts'
import { termText, type TermKind } from './term-text.ts'
import { termsEn } from './terms-en.ts'
import { termsZh } from './terms-zh.ts'

const sets: Readonly<Record<TermKind, readonly string[]>> = {
  componentClass: componentClasses,
  temperatureBand: temperatureBands,
  quantityUnit: quantityUnits,
  unitState: unitStates,
  finding: [...findings, ...retypeFindings, ...stopReasons],
  appearance: [...appearanceDefects, 'good'],
  lineOutcome: lineOutcomes,
  rowProblem: rowProblems,
  ruleProblem: [...ruleProblems, ...patternProblems],
  deviceState: [...scannerStates, ...printerStates, 'checking'],
  deviceKind: deviceConfigSchema.options.map((o) => o.shape.kind.value),
  jobState: printJobStates,
  jobReason: [...jobReasons, ...printerStates, ...labelFaultCodes],
  role: roles,
  capability: capabilities,
  auditAction: auditActions,
  taskKind: taskKinds,
  taskState: taskSchema.shape.state.options,
  caseKind: caseKinds,
  caseSeverity: caseSeverities,
  approverRole: approverRoles,
  dayRule: policySchema.shape.dayRule.options,
  emergencyRhd: policySchema.shape.emergencyRhd.options,
  sampleState: sampleSchema.shape.state.options,
  antibodyScreen: sampleSchema.shape.antibodyScreen.unwrap().options,
  crossmatchMethod: crossmatchMethods,
  sideResult: sideResults,
  reaction: reactionStrengths,
  groupingDiscrepancy: groupingDiscrepancies,
  labelItem: labelItems,
  rejectionReason: rejectionReasons,
  electronicCondition: electronicConditions,
  requestState: requestSchema.shape.state.options,
  sex: patientSchema.shape.sex.options,
  dispatchState: dispatchSchema.shape.state.options,
  selfNumberState: selfNumberSchema.shape.state.options,
  mappedField: mappedFields,
  mappingFault: mappingFaults,
  messageKind: messageKinds,
  documentKind: documentKinds,
  returnReason: returnReasons,
  feeVerdict: feeVerdicts,
  statementFault: statementFaults,
  noticeKind: noticeKinds,
  recallWhere: recallLineSchema.shape.where.options,
  reservationState: reservationStates,
  lineAnswer: lineAnswers,
  authority: ['self', 'server'],
  labelBox: labelBoxNames,
  rhd: rhdTypes,
  dispatchColumn: [...requiredColumns, 'lines']
}
const kinds = Object.keys(sets) as TermKind[]
/** The same in both languages: `U`, `mL`, `ABO`, `RH`, strengths of agglutination. */
const symbols = /^(U|mL|ABO|RH|0|±|[1-4]\+)$/

describe('words of the lab', () => {
  it.each(kinds)('R17 every value of %s has its word in Chinese and in English, and no word stands for a value that is gone', (kind) => {
    const values = [...new Set(sets[kind])].toSorted()
    expect(Object.keys(termsZh[kind]).toSorted()).toEqual(values)
    expect(Object.keys(termsEn[kind]).toSorted()).toEqual(values)
    for (const value of values) {
      const zh = termText('zh-CN', kind, value)
      expect(symbols.test(zh) || /[\u4e00-\u9fff]/.test(zh), `${kind} ${value}`).toBe(true)
      expect(termText('en', kind, value)).toMatch(/^[^\u3000-\u9fff\uff00-\uffef]+$/)
    }
  })

  it.each(kinds)('R17 no two values of %s share one word, so that nobody mistakes one for the other', (kind) => {
    for (const table of [termsZh, termsEn]) expect(new Set(Object.values(table[kind])).size).toBe(Object.keys(table[kind]).length)
  })

  it('R26 every command of the registry has its word in the audit chain', () => {
    expect([...commandsByName.keys(), 'identity.setIdleLock', 'identity.sign', 'identity.signIn', 'ops.restored'].toSorted()).toEqual([...auditActions].toSorted())
  })

  it('R17 a value that the program does not know is shown as it is', () => {
    expect(termText('zh-CN', 'unitState', 'thawed')).toBe('thawed')
    expect(termText('zh-CN', 'unitState', 'toString')).toBe('toString')
  })
})
