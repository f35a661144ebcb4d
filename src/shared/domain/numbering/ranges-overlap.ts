import type { RangeShape } from './number-range.ts'

/**
 * Whether two ranges could ever print the same number. `A` with five digits and `A0` with four do overlap,
 * so the texts are compared and not the prefixes. A yearly range is taken as covering every year: on the safe side.
 */
export function rangesOverlap(a: RangeShape, b: RangeShape): boolean {
  if (textLength(a) !== textLength(b)) return false
  const [short, long] = a.prefix.length <= b.prefix.length ? [a, b] : [b, a]
  if (!long.prefix.startsWith(short.prefix)) return false
  const rest = long.prefix.slice(short.prefix.length)
  if (rest !== '' && !/^\d+$/.test(rest)) return false
  if (short.reset === 'yearly' || long.reset === 'yearly') {
    if (rest === '' && short.reset === long.reset) return meet(short, long)
    return true
  }
  const shift = rest === '' ? 0 : Number(rest) * 10 ** long.digits
  return meet(short, { start: long.start + shift, end: long.end + shift })
}

function textLength(range: RangeShape): number {
  return range.prefix.length + (range.reset === 'yearly' ? 2 : 0) + range.digits
}

function meet(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start <= b.end && b.start <= a.end
}
