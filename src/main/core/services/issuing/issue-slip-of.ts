import { find, get } from '../../../../shared/commands/load.ts'
import { isCompatible } from '../../../../shared/domain/testing/crossmatch-result.ts'
import { needsCrossmatch } from '../../../../shared/domain/stock/component-class.ts'
import type { IssueSlip, SlipCrossMatch } from '../../labels/issue-slip-content.ts'
import { shanghai, type Instant } from '../../../../shared/kernel/time.ts'
import type { BenchContext } from '../../bench-context.ts'
import { unitRow } from '../unit-rows.ts'

/** What the slip of these issues says, or null when one of them does not belong to the request. */
export function issueSlipOf(bench: BenchContext, requestId: string, issueIds: readonly string[]): IssueSlip | null {
  const { documents, db } = bench
  const request = documents.run(get('request', requestId))
  const patient = documents.run(get('patient', request?.patientId ?? null))
  const site = documents.run(get('site', 'site'))
  const issues = issueIds.map((id) => documents.run(get('issue', id)))
  if (request === null || patient === null || site === null) return null
  const name = (userId: string): string => documents.run(get('app_user', userId))?.name ?? ''
  const units = issues.flatMap((issue) => {
    const unit = issue === null || issue.requestId !== requestId ? null : unitRow(db, issue.unitId)
    if (issue === null || unit === null) return []
    const match = documents.run(find('crossmatch', { id: issue.crossmatchId }))[0]
    const compatible = match !== undefined && isCompatible(unit.componentClass, match)
    const crossMatch: SlipCrossMatch = !needsCrossmatch[unit.componentClass] ? 'not-required' : match === undefined ? 'not-tested' : compatible ? 'compatible' : 'incompatible'
    return [{ issue, unit, crossMatch }]
  })
  const first = units[0]?.issue
  if (first === undefined || units.length !== issueIds.length) return null
  return {
    hospitalName: site.hospitalName,
    practice: bench.config.practice !== 'off',
    requestNumber: request.number,
    patient: {
      name: patient.name, sex: patient.sex, age: ageText(patient.birthDate, first.issuedAt), recordNumber: patient.recordNumber,
      ward: patient.ward, bed: patient.bed, group: patient.abo === null ? null : { abo: patient.abo, rhd: patient.rhd }
    },
    units: units.map(({ unit, crossMatch }) => ({
      selfNumber: unit.selfNumber ?? '', din: unit.din, componentName: unit.componentName, volumeText: unit.quantityText,
      group: { abo: unit.abo, rhd: unit.rhd }, expiresAt: unit.expiresAt, crossMatch,
      // Only a bag whose eight items were all good can have an issue at all.
      appearance: 'normal'
    })),
    issuedBy: name(first.issuedBy),
    checkedBy: name(first.checkedBy),
    issuedAt: first.issuedAt,
    printedAt: bench.clock()
  }
}

/** Whole years at the moment of issue; the date of birth is `YYYY-MM-DD`, or empty for somebody nobody knows. */
function ageText(birthDate: string, at: Instant): string {
  if (birthDate === '') return ''
  const [year = 0, month = 0, day = 0] = birthDate.split('-').map(Number)
  const now = shanghai(at)
  const before = now.month < month || (now.month === month && now.day < day)
  return `${now.year - year - (before ? 1 : 0)}岁`
}
