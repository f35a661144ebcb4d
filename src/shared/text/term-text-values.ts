import type { DeviceConfig } from '../domain/devices/device-config.ts'
import type { DeviceState, PrinterState } from '../domain/devices/device-state.ts'
import type { PrintJobState } from '../domain/devices/print-job-state.ts'
import type { Capability, Role } from '../domain/identity/capability.ts'
import type { AppearanceDefect } from '../domain/issuing/appearance.ts'
import type { LabelFaultCode } from '../domain/labels/label-fault.ts'
import type { SelfNumber } from '../domain/numbering/self-number.ts'
import type { DispatchLine } from '../domain/receiving/dispatch-line.ts'
import type { Dispatch } from '../domain/receiving/dispatch.ts'
import type { requiredColumns } from '../domain/receiving/dispatch-columns.ts'
import type { RowProblem } from '../domain/receiving/dispatch-row.ts'
import type { Finding } from '../domain/receiving/finding.ts'
import type { ComponentClass, QuantityUnit, TemperatureBand } from '../domain/stock/component-class.ts'
import type { UnitState } from '../domain/stock/unit-state.ts'
import type { Crossmatch } from '../domain/testing/crossmatch.ts'
import type { Patient } from '../domain/testing/patient.ts'
import type { BloodRequest } from '../domain/testing/request.ts'
import type { Sample } from '../domain/testing/sample.ts'

/** What the audit chain names: every command of the registry, and what identity does with credentials. */
export const auditActions = [
  'fridges.defineFridge', 'identity.defineUser', 'identity.signIn', 'identity.sign', 'issuing.issueUnit', 'issuing.takeBackUnit',
  'labels.recordReprint', 'labels.reprintLabel', 'numbering.assignNumber', 'numbering.confirmLabel', 'numbering.defineRange',
  'numbering.leaseBlock', 'numbering.spoilLabel', 'ops.defineSite', 'receiving.finishDispatch', 'receiving.importDispatch',
  'receiving.receiveBag', 'stock.defineProduct', 'stock.discardUnit', 'stock.quarantineUnit', 'stock.releaseUnit',
  'testing.receiveSample', 'testing.recordCrossmatch', 'testing.registerRequest'
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
  readonly finding: Finding
  readonly appearance: AppearanceDefect | 'good'
  readonly lineOutcome: DispatchLine['outcome']
  readonly rowProblem: RowProblem
  readonly deviceState: DeviceState
  readonly deviceKind: DeviceConfig['kind']
  readonly jobState: PrintJobState
  readonly jobReason: (typeof jobReasons)[number] | PrinterState | LabelFaultCode
  readonly role: Role
  readonly capability: Capability
  readonly auditAction: (typeof auditActions)[number]
  readonly sampleState: Sample['state']
  readonly antibodyScreen: NonNullable<Sample['antibodyScreen']>
  readonly crossmatchMethod: Crossmatch['method']
  readonly sideResult: Crossmatch['major']
  readonly requestState: BloodRequest['state']
  readonly sex: Patient['sex']
  readonly dispatchState: Dispatch['state']
  readonly selfNumberState: SelfNumber['state']
  readonly authority: 'self' | 'server'
  readonly rhd: 'pos' | 'neg'
  /** Columns that a dispatch file must have; `lines` is the list of bags in a JSON file. */
  readonly dispatchColumn: (typeof requiredColumns)[number] | 'lines'
}

export type TermKind = keyof TermValues
export type TermTable = { readonly [K in TermKind]: Readonly<Record<TermValues[K], string>> }
