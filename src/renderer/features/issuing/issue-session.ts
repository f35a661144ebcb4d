import type { AppearanceDefect } from '../../../shared/domain/issuing/appearance.ts'
import type { UnitRow } from '../../../shared/ipc/contract/rows.ts'
import type { CallError } from '../../../shared/ipc/envelope.ts'
import { createKeptStore } from '../../kit/bench/kept-store.ts'
import { emptyPair } from '../../kit/bench/pair-scan.ts'
import type { PairState } from '../../kit/bench/pair-scan.ts'

/** A bag that core let pass, with both codes as they were read at the counter. */
export interface CheckedBag {
  readonly unit: UnitRow
  readonly selfNumber: string
  readonly din: string
}

/** A command that was sent for a bag: under this id it is asked about again. */
export interface Asked {
  readonly commandId: string
  readonly signature: string
}

export interface IssueBag extends CheckedBag {
  /** `undecided`: the server was asked and is silent; the bag stays at the counter (design §5). */
  readonly state: 'waiting' | 'running' | 'undecided' | 'issued' | 'refused'
  readonly asked: Asked | null
  readonly issueId: string | null
  readonly error: CallError | null
  /** Issue slip that names this bag, once it was made. */
  readonly slipFile: string | null
}

/** One pick-up at the counter: unfinished work that survives leaving the screen. No patient data in it (see `createKeptStore`). */
export interface IssueSession {
  readonly userId: string
  readonly requestId: string | null
  readonly pair: PairState
  /** Let pass, waits for the appearance list. */
  readonly checked: CheckedBag | null
  readonly defect: AppearanceDefect | null
  readonly bags: readonly IssueBag[]
}

const empty: IssueSession = { userId: '', requestId: null, pair: emptyPair, checked: null, defect: null, bags: [] }

export const issueSession = createKeptStore<IssueSession>('hemobench.issue', empty)
// Nothing runs in a page that was just loaded: what was under way then is asked again, and core knows whether it was done.
issueSession.update((now) => ({ ...now, bags: now.bags.map((bag) => (bag.state === 'running' ? { ...bag, state: bag.asked ? 'undecided' : 'waiting' } : bag)) }))

/** Starts with `requestId`, or with nothing: whatever was collected is forgotten. */
export function startIssue(requestId: string | null): void {
  issueSession.update((now) => ({ ...empty, userId: now.userId, requestId }))
}

/** What one person collected is never issued in the name of the next. */
export function keepIssueFor(userId: string): void {
  if (issueSession.get().userId !== userId) issueSession.set({ ...empty, userId })
}

export function changeSession(change: Partial<IssueSession>): void {
  issueSession.update((now) => ({ ...now, ...change }))
}

export function changeBag(unitId: string, change: Partial<IssueBag>): void {
  issueSession.update((now) => ({ ...now, bags: now.bags.map((bag) => (bag.unit.id === unitId ? { ...bag, ...change } : bag)) }))
}

/** Collected and not handed over yet. */
export function waitingBags(session: IssueSession): readonly IssueBag[] {
  return session.bags.filter((bag) => bag.state !== 'issued')
}

/** Those of them that a signature would send now: about an undecided one the server was asked already. */
export function signableBags(session: IssueSession): readonly IssueBag[] {
  return session.bags.filter((bag) => bag.state !== 'issued' && bag.state !== 'undecided')
}

export function undecidedBags(session: IssueSession): readonly IssueBag[] {
  return session.bags.filter((bag) => bag.state === 'undecided')
}

/** A bag is with core now; also after the screen was left and opened again. */
export function isIssuing(session: IssueSession): boolean {
  return session.bags.some((bag) => bag.state === 'running')
}

/** Anything that would be lost by changing to another request. */
export function isBusy(session: IssueSession): boolean {
  return session.checked !== null || session.pair.label !== null || session.pair.bag !== null || waitingBags(session).length > 0
}
