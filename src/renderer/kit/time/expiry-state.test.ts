import { expect, test } from 'vitest'
import { toMs } from '../../../shared/kernel/time.ts'
import { expiryState } from './expiry-state.ts'
import { dayTime, shortTime } from './time-words.ts'

const at = '2026-11-21T15:59:00.000Z' // 11-21 23:59 in Shanghai

test('a unit is expired from the very instant on, and says for how long', () => {
  expect(expiryState(at, toMs(at), 72)).toEqual({ level: 'expired', unit: 'minutes', count: 0 })
  expect(expiryState(at, toMs(at) + 14.5 * 3_600_000, 72)).toEqual({ level: 'expired', unit: 'hours', count: 14 })
  expect(expiryState(at, toMs(at) - 1, 72).level).toBe('soon')
})

test('what is left is rounded down and given in days from 48 hours on', () => {
  expect(expiryState(at, toMs(at) - 3.9 * 86_400_000, 72)).toEqual({ level: 'ok', unit: 'days', count: 3 })
  expect(expiryState(at, toMs(at) - 47.9 * 3_600_000, 72)).toEqual({ level: 'soon', unit: 'hours', count: 47 })
  expect(expiryState(at, toMs(at) - 59 * 60_000, 72)).toEqual({ level: 'soon', unit: 'minutes', count: 59 })
})

test('times carry the day when it is not today in Shanghai, and the year when it is not this one', () => {
  expect(shortTime(at, toMs('2026-11-21T01:00:00.000Z'))).toBe('23:59')
  expect(shortTime(at, toMs('2026-11-21T16:00:00.000Z'))).toBe('11-21 23:59')
  expect(dayTime(at, toMs('2027-01-02T16:00:00.000Z'))).toBe('2026-11-21 23:59')
})
