import { toMs, type Instant } from '../../kernel/time.ts'
import type { Policy } from '../ops/policy.ts'
import { refusal, type Refusal } from '../refusal-code.ts'
import type { Unit } from '../stock/unit.ts'

export interface OfflineIssue {
  readonly unit: Pick<Unit, 'din' | 'selfNumber' | 'holder' | 'recallBy'>
  readonly policy: Pick<Policy, 'offlineIssue' | 'maxOfflineHours'>
  readonly deviceId: string
  /** Whether both codes came from a scanner. */
  readonly scanned: boolean
  /** When this bench last knew what the others know; null: never. */
  readonly knownAt: Instant | null
  readonly now: Instant
  /** An emergency asks neither for the house's policy nor for authority: two people have the bag in hand (design §5, ADR 0019). */
  readonly emergency: boolean
}

/**
 * What stands against an issue while the server does not answer (design §5, never issued twice): the house has not signed it, the codes
 * were typed, this bench does not hold the bag or was asked for it, or it knows too little of what happened elsewhere. Null: it may go.
 */
export function checkOfflineIssue(c: OfflineIssue): Refusal | null {
  const bag = { din: c.unit.din, selfNumber: c.unit.selfNumber ?? '—' }
  if (!c.scanned) return refusal('issuing.offline-typed', bag)
  if (c.emergency) return null
  if (!c.policy.offlineIssue) return refusal('issuing.offline-off')
  if (c.unit.holder !== c.deviceId) return refusal('issuing.not-holder', bag)
  if (c.unit.recallBy !== null) return refusal('issuing.offline-recalled', bag)
  const hours = c.policy.maxOfflineHours
  // A clock that was set back must not make old knowledge young: a time in the future counts as too old, as never does.
  const age = c.knownAt === null ? -1 : toMs(c.now) - toMs(c.knownAt)
  return age >= 0 && age <= hours * 3_600_000 ? null : refusal('issuing.offline-too-old', { hours })
}
