import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatNumber } from './format-number.ts'
import type { RangeShape } from './number-range.ts'
import { rangesOverlap } from './ranges-overlap.ts'

const range = fc
  .record({ prefix: fc.constantFrom('A', 'A0', 'A1', 'A26', 'AB', 'B', 'A2'), digits: fc.integer({ min: 1, max: 3 }), a: fc.nat(999), b: fc.nat(999), reset: fc.constantFrom('never' as const, 'yearly' as const) })
  .map(({ prefix, digits, a, b, reset }): RangeShape => {
    const most = 10 ** digits - 1
    return { prefix, digits, start: Math.min(a, b, most), end: Math.min(Math.max(a, b), most), reset }
  })

/** Every text a range can print in a few years. */
function texts(r: RangeShape): Set<string> {
  const all = new Set<string>()
  for (const year of [2000, 2012, 2026, 2099]) for (let v = r.start; v <= r.end; v += 1) all.add(formatNumber(r, year, v))
  return all
}

test('R06 ranges that could ever print the same number are found, whatever their prefixes look like', () => {
  fc.assert(
    fc.property(range, range, (a, b) => {
      const other = texts(b)
      const meets = [...texts(a)].some((t) => other.has(t))
      if (meets) expect(rangesOverlap(a, b)).toBe(true)
      expect(rangesOverlap(a, b)).toBe(rangesOverlap(b, a))
    }),
    { numRuns: 2000 }
  )
})

test('R06 ranges that never reset and share no number are not refused', () => {
  fc.assert(
    fc.property(range, range, (a, b) => {
      const [x, y] = [{ ...a, reset: 'never' as const }, { ...b, reset: 'never' as const }]
      const other = texts(y)
      expect(rangesOverlap(x, y)).toBe([...texts(x)].some((t) => other.has(t)))
    }),
    { numRuns: 2000 }
  )
})
