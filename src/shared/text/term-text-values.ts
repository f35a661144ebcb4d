import type { ReturnReason } from '../domain/returns/station-return.ts'
import type { StatementFault } from '../domain/fees/read-statement.ts'
import type { FeeVerdict } from '../domain/fees/reconcile.ts'
import type { NoticeKind, RecallLine } from '../domain/notices/notice.ts'
import type { Reservation, ReservationLine } from '../domain/reservations/reservation.ts'
import type { MappingFault } from '../domain/station/check-mapping.ts'
import type { DocumentKind, MessageKind } from '../domain/station/document.ts'
import type { MappedField } from '../domain/station/mapping.ts'
import type { RuleProblem } from '../barcode/code-rules/check-rule.ts'
import type { PatternProblem } from '../barcode/code-rules/rule-pattern.ts'
import type { DeviceConfig } from '../domain/devices/device-config.ts'
import type { DeviceState, PrinterState } from '../domain/devices/device-state.ts'
import type { PrintJobState } from '../domain/devices/print-job-state.ts'
import type { Capability, Role } from '../domain/identity/capability.ts'
import type { AppearanceDefect } from '../domain/issuing/appearance.ts'
import type { LabelBoxName } from '../domain/labels/read-template.ts'
import type { LabelFaultCode } from '../domain/labels/label-fault.ts'
import type { SelfNumber } from '../domain/numbering/self-number.ts'
import type { DispatchLine } from '../domain/receiving/dispatch-line.ts'
import type { Dispatch } from '../domain/receiving/dispatch.ts'
import type { requiredColumns } from '../domain/receiving/dispatch-columns.ts'
import type { CaseKind, CaseSeverity } from '../domain/ops/exception-case.ts'
import type { Policy } from '../domain/ops/policy.ts'
import type { Task, TaskKind } from '../domain/ops/task.ts'
import type { RowProblem } from '../domain/receiving/dispatch-row.ts'
import type { Finding } from '../domain/receiving/finding.ts'
import type { ComponentClass, QuantityUnit, TemperatureBand } from '../domain/stock/component-class.ts'
import type { StopReason } from '../domain/stock/stop-reason.ts'
import type { UnitState } from '../domain/stock/unit-state.ts'
import type { ApproverRole } from '../domain/testing/approver.ts'
import type { Crossmatch } from '../domain/testing/crossmatch.ts'
import type { RetypeFinding } from '../domain/testing/can-retype.ts'
import type { ElectronicCondition } from '../domain/testing/electronic-crossmatch.ts'
import type { GroupingDiscrepancy } from '../domain/testing/grouping.ts'
import type { Reaction } from '../domain/testing/reaction.ts'
import type { LabelItem, RejectionReason } from '../domain/testing/sample-check.ts'
import type { Patient } from '../domain/testing/patient.ts'
import type { BloodRequest } from '../domain/testing/request.ts'
import type { Sample } from '../domain/testing/sample.ts'

/** What the audit chain names: every command of the registry, and what identity does with credentials. */
export const auditActions = [
  'fridges.defineFridge', 'identity.defineUser', 'identity.openBench', 'identity.setIdleLock', 'identity.signIn', 'identity.sign', 'issuing.issueUnit', 'issuing.takeBackUnit', 'issuing.recallUnit', 'issuing.giveUpUnit', 'issuing.takeOverUnit',
  'labels.recordReprint', 'labels.reprintLabel', 'numbering.assignNumber', 'numbering.confirmLabel', 'numbering.defineRange',
  'numbering.leaseBlock', 'numbering.spoilLabel', 'ops.defineSite', 'ops.restored', 'receiving.defineCodeRules', 'receiving.finishDispatch', 'receiving.importDispatch',
  'receiving.receiveBag', 'stock.closeCount', 'stock.countUnit', 'stock.startCount', 'stock.defineProduct', 'stock.discardUnit', 'stock.importProducts', 'stock.quarantineUnit', 'stock.releaseUnit',
  'testing.defineTestingPolicy', 'issuing.emergencyIssue', 'testing.recordLateCrossmatch', 'testing.completeEmergencyRequest', 'tasks.closeTask', 'tasks.openCase', 'tasks.closeCase', 'tasks.acknowledgeCase', 'numbering.retireBlock',
  'ops.definePolicy', 'autologous.bindUnit', 'returns.requestReturn', 'returns.recordDecision', 'testing.receiveSample', 'testing.recordAntibodyScreen', 'testing.recordCrossmatch', 'testing.recordGrouping', 'testing.concludeGroup', 'testing.registerRequest', 'testing.retypeUnit',
  'station.noteState', 'station.handleMessage', 'station.closeFinding', 'station.defineMapping',
  'fees.definePrice', 'fees.takeStatement', 'fees.explainDifference', 'fees.signMonth',
  'notices.takeNotice', 'notices.readNotice', 'notices.openRecall', 'notices.followUpRecall', 'notices.closeRecall',
  'reservations.saveDraft', 'reservations.submitReservation', 'reservations.amendReservation', 'reservations.withdrawReservation', 'reservations.noteAnswer', 'reservations.takeFeedback', 'reservations.linkDispatch', 'reservations.seeReservation', 'reservations.defineTemplate',
  'testing.referSample', 'testing.handToCourier', 'testing.recordReferenceResult', 'receiving.amendDispatch', 'receiving.withdrawDispatch', 'receiving.receiveBox', 'receiving.confirmBox', 'receiving.reopenDispatch', 'attachments.attach', 'attachments.takeBack'
] as const

/** Why a print job waits, failed or may or may not be on paper: what printer, print queue and label renderer store. */
export const jobReasons = [
  'connection-dropped', 'stalled', 'no-answer', 'still-printing', 'restart', 'interrupted', 'internal', 'no-printer', 'operator'
] as const

/** The closed set of values behind each kind of term. A value added to the domain does not compile until it has its words. */
export interface TermValues {
  readonly componentClass: ComponentClass
  readonly temperatureBand: TemperatureBand
  readonly quantityUnit: QuantityUnit
  readonly unitState: UnitState
  readonly finding: Finding | RetypeFinding | StopReason
  readonly appearance: AppearanceDefect | 'good'
  readonly lineOutcome: DispatchLine['outcome']
  readonly rowProblem: RowProblem
  readonly ruleProblem: RuleProblem | PatternProblem
  readonly deviceState: DeviceState
  readonly deviceKind: DeviceConfig['kind']
  readonly jobState: PrintJobState
  readonly jobReason: (typeof jobReasons)[number] | PrinterState | LabelFaultCode
  readonly role: Role
  readonly capability: Capability
  readonly auditAction: (typeof auditActions)[number]
  readonly taskKind: TaskKind
  readonly taskState: Task['state']
  readonly caseKind: CaseKind
  readonly caseSeverity: CaseSeverity
  readonly approverRole: ApproverRole
  readonly dayRule: Policy['dayRule']
  readonly emergencyRhd: Policy['emergencyRhd']
  readonly sampleState: Sample['state']
  readonly antibodyScreen: NonNullable<Sample['antibodyScreen']>
  readonly crossmatchMethod: Crossmatch['method']
  readonly sideResult: Crossmatch['major']
  readonly reaction: Reaction
  readonly groupingDiscrepancy: GroupingDiscrepancy
  readonly labelItem: LabelItem
  readonly rejectionReason: RejectionReason
  readonly electronicCondition: ElectronicCondition
  readonly requestState: BloodRequest['state']
  readonly sex: Patient['sex']
  readonly dispatchState: Dispatch['state']
  readonly selfNumberState: SelfNumber['state']
  readonly mappedField: MappedField
  readonly mappingFault: MappingFault['code']
  readonly messageKind: MessageKind
  readonly documentKind: DocumentKind
  readonly returnReason: ReturnReason
  readonly feeVerdict: FeeVerdict
  readonly statementFault: StatementFault['code']
  readonly noticeKind: NoticeKind
  readonly recallWhere: RecallLine['where']
  readonly reservationState: Reservation['state']
  readonly lineAnswer: ReservationLine['answer']
  readonly authority: 'self' | 'server'
  readonly labelBox: LabelBoxName
  readonly rhd: 'pos' | 'neg'
  /** Columns that a dispatch file must have; `lines` is the list of bags in a JSON file. */
  readonly dispatchColumn: (typeof requiredColumns)[number] | 'lines'
}

export type TermKind = keyof TermValues
export type TermTable = { readonly [K in TermKind]: Readonly<Record<TermValues[K], string>> }
