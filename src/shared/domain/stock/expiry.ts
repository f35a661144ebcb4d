import { addHours, type Instant, toMs } from '../../kernel/time.ts'

const MINUTE_MS = 60_000

/**
 * `expiresAt` is the minute printed on the bag; the bag is good until the end of it (ST-001, domain.md §1.6).
 * The printed expiry governs, computed shelf life never does (domain.md §3.3).
 */
export function isExpired(expiresAt: Instant, now: Instant): boolean {
  return toMs(now) >= toMs(expiresAt) + MINUTE_MS
}

/** Whole hours since expiry, for the sentence a person reads. */
export function hoursPast(expiresAt: Instant, now: Instant): number {
  return Math.floor((toMs(now) - toMs(expiresAt)) / 3_600_000)
}

/**
 * Whether a bag says that it is good for longer than any of its product can be: a wrong label, list or product code. An expiry stands at the end of its
 * day, so a day is added.
 */
export function isLifeTooLong(expiresAt: Instant, now: Instant, maxLifeDays: number | null): boolean {
  return maxLifeDays !== null && expiresAt > addHours(now, (maxLifeDays + 1) * 24)
}
