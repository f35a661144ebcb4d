import { toMs, type Instant } from '../../kernel/time.ts'

/** So many wrong PINs in a row lock a badge for so long: on the server over all benches together, on a bench without the server by itself. */
export const FAILURES_BEFORE_LOCK = 5
export const LOCK_MINUTES = 5

export interface SignInFailures {
  readonly count: number
  readonly lastAt: Instant
}

/** Whole minutes for which this badge is still locked; 0: it is not. After the lock each further wrong PIN locks again at once. */
export function lockedMinutes(failures: SignInFailures | null, now: Instant): number {
  if (failures === null || failures.count < FAILURES_BEFORE_LOCK) return 0
  return Math.max(0, Math.ceil((toMs(failures.lastAt) + LOCK_MINUTES * 60_000 - toMs(now)) / 60_000))
}
