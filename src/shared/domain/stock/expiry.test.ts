import { expect, test } from 'vitest'
import { hoursPast, isExpired } from './expiry.ts'

const printed = '2026-11-22T15:59:00.000Z'

test.each([
  ['2026-11-22T15:59:00.000Z', false],
  ['2026-11-22T15:59:59.999Z', false],
  ['2026-11-22T16:00:00.000Z', true],
  ['2026-11-22T16:00:00.001Z', true]
])('R18 at %s a bag good until the end of 15:59 is expired: %s', (now, expired) => expect(isExpired(printed, now)).toBe(expired))

test('R18 whole hours since expiry are said, begun ones not', () => {
  expect(hoursPast(printed, '2026-11-22T17:58:59.000Z')).toBe(1)
  expect(hoursPast(printed, '2026-11-22T17:59:00.000Z')).toBe(2)
})
