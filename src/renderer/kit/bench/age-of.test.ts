import { expect, test } from 'vitest'
import { toMs } from '../../../shared/kernel/time.ts'
import { ageOf } from './age-of.ts'

test('a patient is a year older from the birthday on, by the Shanghai calendar', () => {
  expect(ageOf('1984-11-22', toMs('2026-11-21T15:59:00.000Z'))).toEqual({ unit: 'years', count: 41 })
  expect(ageOf('1984-11-22', toMs('2026-11-21T16:00:00.000Z'))).toEqual({ unit: 'years', count: 42 })
})

test('newborns are counted in days, infants in months, and an impossible date has no age', () => {
  const now = toMs('2026-11-22T04:00:00.000Z')
  expect(ageOf('2026-11-22', now)).toEqual({ unit: 'days', count: 0 })
  expect(ageOf('2026-08-23', now)).toEqual({ unit: 'months', count: 2 })
  expect(ageOf('2027-01-01', now)).toBeNull()
  expect(ageOf('—', now)).toBeNull()
})
