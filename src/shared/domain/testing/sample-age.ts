import { type Instant, toMs } from '../../kernel/time.ts'

/** Sample ≤ 3 days before transfusion: 临床输血技术规范 art. 14; the hours are a policy of the site. */
export function isSampleTooOld(collectedAt: Instant, now: Instant, maxHours: number): boolean {
  return toMs(now) - toMs(collectedAt) > maxHours * 3_600_000
}
