import { toMs, type Instant } from '../../../shared/kernel/time.ts'

export interface Age {
  readonly key: 'age.now' | 'age.minutes' | 'age.hours' | 'age.days'
  readonly count: number
}

/** How long ago, in the largest unit that says it well: `35 min`, `5 h`, `3 d`. A time to come counts as now. */
export function ageOfInstant(at: Instant, nowMs: number): Age {
  return ageOfMs(nowMs - toMs(at))
}

/** The same of a length of time, whichever way it points. */
export function ageOfMs(ms: number): Age {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 1) return { key: 'age.now', count: 0 }
  if (minutes < 120) return { key: 'age.minutes', count: minutes }
  return minutes < 48 * 60 ? { key: 'age.hours', count: Math.floor(minutes / 60) } : { key: 'age.days', count: Math.floor(minutes / 1440) }
}
