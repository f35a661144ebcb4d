import { shanghai, toMs, type Instant } from '../../../shared/kernel/time.ts'

export const KEEP_LAST = 8
export const KEEP_DAYS = 14
const DAY_MS = 86_400_000

interface Rotatable {
  readonly name: string
  readonly at: Instant
  readonly verified: boolean
}

/**
 * Names of the backups that may go: all but the last 8, and the newest of each calendar day (Asia/Shanghai) of the last 14.
 * A backup that was never read back whole counts for nothing, so it pushes no good one out; it goes once 8 good ones are newer.
 */
export function backupsToDelete(backups: readonly Rotatable[], now: Instant): string[] {
  const newestFirst = backups.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
  const keep = new Set<string>()
  const days = new Set<string>()
  let good = 0
  for (const backup of newestFirst) {
    if (!backup.verified) {
      if (good < KEEP_LAST) keep.add(backup.name)
      continue
    }
    if (good < KEEP_LAST) keep.add(backup.name)
    good += 1
    const { year, month, day } = shanghai(backup.at)
    const date = `${year}-${month}-${day}`
    if (!days.has(date) && toMs(now) - toMs(backup.at) < KEEP_DAYS * DAY_MS) keep.add(backup.name)
    days.add(date)
  }
  return newestFirst.filter((b) => !keep.has(b.name)).map((b) => b.name)
}
