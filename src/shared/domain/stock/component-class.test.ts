import { expect, test } from 'vitest'
import { bandOfClass, needsCrossmatch, quantityText } from './component-class.ts'

test('R06 each component has the storage band of WS 399', () => {
  expect(bandOfClass).toEqual({
    'whole-blood': 'cold-2-6', 'red-cells': 'cold-2-6', 'washed-red-cells': 'cold-2-6', plasma: 'frozen-18', cryoprecipitate: 'frozen-18',
    'apheresis-platelets': 'room-20-24', 'manual-platelets': 'room-20-24', granulocytes: 'room-20-24'
  })
})

test('R18 whole blood, every kind of red cells, manual platelets and granulocytes are cross-matched (art. 16)', () => {
  expect(Object.entries(needsCrossmatch).flatMap(([component, needed]) => (needed ? [component] : [])).toSorted()).toEqual(['granulocytes', 'manual-platelets', 'red-cells', 'washed-red-cells', 'whole-blood'])
})

test.each([[2, 'U', '2 U'], [200, 'mL', '200 mL'], [1, 'dose', '1 治疗量']] as const)('R05 %s %s is printed as %s', (quantity, unit, text) => expect(quantityText(quantity, unit)).toBe(text))
