import { toMs } from '../../../shared/kernel/time.ts'
import type { Instant } from '../../../shared/kernel/time.ts'

export interface ExpiryState {
  readonly level: 'ok' | 'soon' | 'expired'
  readonly unit: 'days' | 'hours' | 'minutes'
  /** Whole units left or past, rounded down: never more than there is. */
  readonly count: number
}

/** How long a unit still has. Days from 48 h on, then hours, then minutes. Expired from the very instant on (fail closed). */
export function expiryState(at: Instant, nowMs: number, soonHours: number): ExpiryState {
  const left = toMs(at) - nowMs
  const minutes = Math.floor(Math.abs(left) / 60_000)
  const hours = Math.floor(minutes / 60)
  const level = left <= 0 ? 'expired' : left <= soonHours * 3_600_000 ? 'soon' : 'ok'
  if (hours >= 48) return { level, unit: 'days', count: Math.floor(hours / 24) }
  return hours >= 1 ? { level, unit: 'hours', count: hours } : { level, unit: 'minutes', count: minutes }
}
