import { expect, test } from 'vitest'
import { ageOfMs } from './age-of-instant.ts'
import { connectionLevel, needsStrip, SKEW_MS } from './connection-look.ts'

const fine = { state: 'online', pending: 0, undecided: 0, toRead: 0, clockSkewMs: 0 } as const

test('R20 the connection is calm while it is fine, also with work on its way, and on a bench that works alone', () => {
  expect(connectionLevel(fine)).toBe('fine')
  expect(connectionLevel({ ...fine, pending: 7 })).toBe('fine')
  expect(connectionLevel({ ...fine, state: 'alone' })).toBe('none')
  expect(connectionLevel({ ...fine, state: 'connecting' })).toBe('wait')
  expect(needsStrip({ ...fine, state: 'connecting' })).toBe(false)
})

test.each(['offline', 'pushOnly', 'waiting', 'forked'] as const)('R20 a bench that is %s says so in a strip', (state) => {
  expect(connectionLevel({ ...fine, state })).toBe('attention')
  expect(needsStrip({ ...fine, state })).toBe(true)
})

test('R20 a stopped bench is the loudest', () => {
  expect(connectionLevel({ ...fine, state: 'revoked' })).toBe('bad')
})

test('R20 an unanswered bag, an unread answer and a wrong clock are said although the connection is fine', () => {
  expect(connectionLevel({ ...fine, undecided: 1 })).toBe('attention')
  expect(connectionLevel({ ...fine, toRead: 1 })).toBe('attention')
  expect(connectionLevel({ ...fine, clockSkewMs: -SKEW_MS })).toBe('attention')
  expect(connectionLevel({ ...fine, clockSkewMs: SKEW_MS - 1 })).toBe('fine')
})

test('R20 an age is said in the largest unit that says it well', () => {
  expect(ageOfMs(59_999)).toEqual({ key: 'age.now', count: 0 })
  expect(ageOfMs(-5000)).toEqual({ key: 'age.now', count: 0 })
  expect(ageOfMs(35 * 60_000)).toEqual({ key: 'age.minutes', count: 35 })
  expect(ageOfMs(5.5 * 3_600_000)).toEqual({ key: 'age.hours', count: 5 })
  expect(ageOfMs(3 * 86_400_000)).toEqual({ key: 'age.days', count: 3 })
})
