import { expect, test } from 'vitest'
import { lockedMinutes } from './sign-in-lock.ts'

const at = '2026-07-01T08:00:00.000Z'
const after = (seconds: number): string => new Date(Date.parse(at) + seconds * 1000).toISOString()

test.each([
  [0, 0, 0],
  [4, 0, 0],
  [5, 0, 5],
  [5, 1, 5],
  [5, 60, 4],
  [5, 299, 1],
  [5, 300, 0],
  [9, 299, 1],
  [9, 301, 0]
])('R26 after %i wrong PINs in a row and %i s the badge is locked for %i more minutes', (count, seconds, minutes) => {
  expect(lockedMinutes({ count, lastAt: at }, after(seconds))).toBe(minutes)
})

test('R26 a badge without a wrong PIN is not locked', () => expect(lockedMinutes(null, at)).toBe(0))
