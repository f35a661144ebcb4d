import { expect, test } from 'vitest'
import { readTemperature } from './read-temperature.ts'

test('R03 the temperature of the transport box is a number in range, or none', () => {
  expect(readTemperature('')).toBeNull()
  expect(readTemperature(' 4,5 ')).toBe(4.5)
  expect(readTemperature('-25')).toBe(-25)
  expect(readTemperature('61')).toBeUndefined()
  expect(readTemperature('4.5 ℃')).toBeUndefined()
  expect(readTemperature('=A99992612345600')).toBeUndefined()
})
