import type { UnitRow } from '../../../shared/ipc/contract/rows.ts'
import type { CallError } from '../../../shared/ipc/envelope.ts'
import type { InputOf } from '../../bridge/contract-types.ts'
import { createKeptStore } from '../../kit/bench/kept-store.ts'
import { emptyPair } from '../../kit/bench/pair-scan.ts'
import type { BagCode, LabelCode, PairState } from '../../kit/bench/pair-scan.ts'
import type { Asked } from './issue-session.ts'

export type EmergencyPatient = InputOf<'issuing.emergencyIssue'>['patient']

export interface EmergencyBag {
  readonly unit: UnitRow
  readonly selfNumber: string
  readonly din: string
  readonly rhdReason: string | null
  readonly state: 'waiting' | 'running' | 'undecided' | 'issued' | 'refused'
  readonly asked: Asked | null
  readonly error: CallError | null
}

/** One emergency at the counter. Survives leaving the screen; no patient's name or number in it (see `createKeptStore`). */
export interface EmergencySession {
  readonly userId: string
  readonly reason: string
  readonly authoriser: string
  /** Reason and physician were confirmed: the next step is the patient. */
  readonly reasonDone: boolean
  readonly patient: EmergencyPatient | null
  readonly pair: PairState
  /** RhD positive for somebody negative or not typed: waits for the reason. */
  readonly rhdAsked: { readonly label: LabelCode; readonly bag: BagCode } | null
  readonly checked: EmergencyBag | null
  readonly bags: readonly EmergencyBag[]
  readonly issued: readonly { readonly requestId: string; readonly issueId: string }[]
  readonly slips: readonly string[]
}

const empty: EmergencySession = {
  userId: '', reason: '', authoriser: '', reasonDone: false, patient: null, pair: emptyPair, rhdAsked: null, checked: null, bags: [], issued: [], slips: []
}

export const emergencySession = createKeptStore<EmergencySession>('hemobench.emergency', empty)
// Nothing runs in a page that was just loaded: what was under way is asked again, and core knows whether it was done.
emergencySession.update((now) => ({ ...now, bags: now.bags.map((bag) => (bag.state === 'running' ? { ...bag, state: bag.asked ? 'undecided' : 'waiting' } : bag)) }))

export function changeEmergency(change: Partial<EmergencySession>): void {
  emergencySession.update((now) => ({ ...now, ...change }))
}

export function changeEmergencyBag(unitId: string, change: Partial<EmergencyBag>): void {
  emergencySession.update((now) => ({ ...now, bags: now.bags.map((bag) => (bag.unit.id === unitId ? { ...bag, ...change } : bag)) }))
}

/** Everything that was collected is forgotten. */
export function startEmergency(userId: string): void {
  emergencySession.set({ ...empty, userId })
}

export function waitingEmergencyBags(session: EmergencySession): readonly EmergencyBag[] {
  return session.bags.filter((bag) => bag.state !== 'issued')
}

/** Those of them that a signature would send now. */
export function signableEmergencyBags(session: EmergencySession): readonly EmergencyBag[] {
  return session.bags.filter((bag) => bag.state !== 'issued' && bag.state !== 'undecided')
}
