import { expect, test } from 'vitest'
import { freeId } from './free-id.ts'
import { wholeNumber } from './whole-number.ts'

test('a new device gets an id that no device of the bench has', () => {
  expect(freeId('scanner', [])).toEqual({ id: 'scanner-1', n: 1 })
  expect(freeId('scanner', ['scanner-1', 'printer-2', 'scanner-3'])).toEqual({ id: 'scanner-2', n: 2 })
})

test('a number field takes whole numbers inside its bounds and nothing else', () => {
  expect(wholeNumber(' 72 ', 1, 72)).toBe(72)
  for (const text of ['', '73', '0', '-1', '1.5', '1e2', '７２']) expect(wholeNumber(text, 1, 72)).toBeNull()
})
