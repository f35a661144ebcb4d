import type { RangeShape } from './number-range.ts'

/** `A` + `26` (yearly only) + `00123`. `year` is the full year in Asia/Shanghai. */
export function formatNumber(range: Pick<RangeShape, 'prefix' | 'digits' | 'reset'>, year: number, value: number): string {
  const yy = range.reset === 'yearly' ? String(year % 100).padStart(2, '0') : ''
  return range.prefix + yy + String(value).padStart(range.digits, '0')
}
