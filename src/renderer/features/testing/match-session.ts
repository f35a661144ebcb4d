import type { UnitRow } from '../../../shared/ipc/contract/rows.ts'
import type { CallError } from '../../../shared/ipc/envelope.ts'
import type { OutputOf } from '../../bridge/contract-types.ts'
import { createKeptStore } from '../../kit/bench/kept-store.ts'

type Match = OutputOf<'testing.request'>['matches'][number]
export type Side = Match['major']
export type Method = Match['method']

/** A result read at the bench, not signed yet. */
export interface PendingMatch {
  readonly unit: UnitRow
  readonly method: Method
  readonly major: Side
  readonly minor: Side
  readonly error: CallError | null
}

/** Cross-matches of one request that wait for the signature: survive leaving the screen. No patient data in it. */
export interface MatchSession {
  readonly userId: string
  readonly requestId: string
  /** The bag whose result is being read. */
  readonly unit: UnitRow | null
  /** Stays from bag to bag: one rack, one method. */
  readonly method: Method
  readonly pending: readonly PendingMatch[]
}

const empty: MatchSession = { userId: '', requestId: '', unit: null, method: 'gel-card', pending: [] }

export const matchSession = createKeptStore<MatchSession>('hemobench.match', empty)

export function changeMatches(change: Partial<MatchSession>): void {
  matchSession.update((now) => ({ ...now, ...change }))
}

/** Results belong to one person and one request; of any other they are forgotten, never signed. */
export function keepMatchesFor(userId: string, requestId: string): void {
  const now = matchSession.get()
  if (now.userId !== userId || now.requestId !== requestId) matchSession.set({ ...empty, method: now.method, userId, requestId })
}
