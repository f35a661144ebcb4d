import { expect, test } from 'vitest'
import type { LabelTemplate } from './label-template.ts'
import { dotsPerMm, layoutDots, moduleDots } from './label-layout.ts'
import { labelOfUnit, type LabelSource } from './label-of-unit.ts'

test('R05 a 203 dpi head has 8 dots to the millimetre, a 300 dpi head 11.81', () => {
  expect(dotsPerMm(203)).toBe(8)
  expect(dotsPerMm(300)).toBeCloseTo(11.811, 3)
  const template = { widthMm: 60, heightMm: 40 } as LabelTemplate
  expect([layoutDots({ template, dpi: 203 }), layoutDots({ template, dpi: 300 })]).toEqual([{ width: 480, height: 320 }, { width: 709, height: 472 }])
})

test.each([
  [0.25, 0.5, 203, { least: 2, most: 4 }],
  // 2.95 dots are meant to be three.
  [0.25, 0.25, 300, { least: 3, most: 3 }],
  [0.26, 0.3, 203, { least: 3, most: 3 }],
  [0.3, 0.5, 300, { least: 4, most: 5 }]
] as const)('R05 a module of %s to %s mm at %i dpi is whole dots', (minModule, maxModule, dpi, dots) => expect(moduleDots({ minModule, maxModule }, dpi)).toEqual(dots))

test('R05 a label says where the bag lies, down to the layer when there is one', () => {
  const source = { unit: { din: 'A999926000001', productCode: 'D1002V00', componentName: '红细胞', quantity: 2, quantityUnit: 'U', abo: 'A', rhd: null, expiresAt: 'e' }, fridge: { name: '冰箱1' }, site: { hospitalName: '医院' }, number: 'A2600001', layer: 3, now: 'n', reprint: 1 } as unknown as LabelSource
  const content = { selfNumber: 'A2600001', din: 'A999926000001', productCode: 'D1002V00', componentName: '红细胞', volumeText: '2 U', abo: 'A', rhd: null, expiresAt: 'e', location: '冰箱1/3层', hospitalName: '医院', printedAt: 'n', reprint: 1 }
  expect(labelOfUnit(source)).toEqual(content)
  expect(labelOfUnit({ ...source, layer: null }).location).toBe('冰箱1')
})
