import { expect, test } from 'vitest'
import { bagHalf, emptyPair, isWhole, needsProduct } from './pair.ts'

const label = { selfNumber: 'A260001', din: 'A999926123456' }
const read = { kind: 'bag' as const, din: 'A999926123456', flags: '00', productCode: null, unitIds: ['u1'] }

test('R05 a scan-back is whole only with the label and the own code of the bag', () => {
  expect(isWhole(emptyPair)).toBe(false)
  expect(isWhole({ label, bag: null })).toBe(false)
  expect(isWhole({ label: null, bag: bagHalf(read) })).toBe(false)
  expect(isWhole({ label, bag: bagHalf(read) })).toBe(true)
})

test('R05 a DIN that several bags share does not tell them apart: the product code is asked for', () => {
  const bag = bagHalf({ ...read, unitIds: ['u1', 'u2'] })
  expect(needsProduct({ label, bag })).toBe(true)
  expect(isWhole({ label, bag })).toBe(false)
  expect(isWhole({ label, bag: { ...bag, productCode: 'E0336VA0' } })).toBe(true)
})
