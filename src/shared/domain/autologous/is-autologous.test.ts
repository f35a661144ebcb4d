import { expect, test } from 'vitest'
import { collections } from '../../barcode/group-codes.ts'
import { isAutologous } from './is-autologous.ts'

test('R04 a bag is autologous when its group code says so, and by no other collection', () => {
  const found = collections.filter((collection) => isAutologous({ productCode: 'D1002V00', collection }))
  expect(found).toEqual(['autologous', 'autologous-biohazard'])
})

test.each([
  ['E0398100', true],
  ['F0398X00', true],
  ['E0398V00', false],
  // Eligible is not autologous only; the last characters of a national code mean what the nation says.
  ['E0398A00', false],
  ['D1002100', false],
  ['E0398', false]
])('R04 product code %s alone: %s', (productCode, wanted) => expect(isAutologous({ productCode, collection: null })).toBe(wanted))
