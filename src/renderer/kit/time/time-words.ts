import { instant, shanghai } from '../../../shared/kernel/time.ts'
import type { Instant } from '../../../shared/kernel/time.ts'

const two = (n: number): string => String(n).padStart(2, '0')

/** `11-22 14:05`, with the year when it is not this one. Asia/Shanghai. */
export function dayTime(at: Instant, nowMs: number): string {
  const p = shanghai(at)
  const year = p.year === shanghai(instant(nowMs)).year ? '' : `${p.year}-`
  return `${year}${two(p.month)}-${two(p.day)} ${two(p.hour)}:${two(p.minute)}`
}

/** `14:05` today, otherwise as `dayTime`. */
export function shortTime(at: Instant, nowMs: number): string {
  const p = shanghai(at)
  const n = shanghai(instant(nowMs))
  return p.year === n.year && p.month === n.month && p.day === n.day ? `${two(p.hour)}:${two(p.minute)}` : dayTime(at, nowMs)
}
