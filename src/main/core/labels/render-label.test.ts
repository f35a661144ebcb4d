import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { LabelContent } from '../../../shared/domain/labels/label-content.ts'
import { labelSymbolNames } from '../../../shared/domain/labels/label-template.ts'
import { aboGroups } from '../../../shared/domain/stock/blood-group.ts'
import { fillBlack, isBlack } from './bitmap.ts'
import { checkLabel } from './check-label.ts'
import { loadLabelAssets } from './label-assets.ts'
import type { LabelEngine } from './label-engine.ts'
import { createLabelEngine } from './label-engine.ts'
import { assetPaths, sampleLabel } from './test-support/sample-label.ts'

let engine: LabelEngine
beforeAll(async () => {
  engine = await createLabelEngine(await loadLabelAssets(assetPaths))
})

async function drawn(content: LabelContent) {
  const result = await engine.label(content)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

test('a label is 60 x 40 mm at 8 dots per mm', async () => {
  expect(await drawn(sampleLabel)).toMatchObject({ width: 480, height: 320, stride: 60 })
})

test('art. 21 every group, component, place, number and reprint gives a label whose three symbols read back', async () => {
  const chinese = fc.string({ unit: fc.constantFrom(...Array.from('去白细胞悬浮红单采血小板新鲜冰冻浆辐照洗涤（）')), minLength: 1, maxLength: 24 })
  const content: fc.Arbitrary<LabelContent> = fc.record({
    selfNumber: fc.stringMatching(/^[A-Z]{1,3}[0-9]{3,13}$/),
    din: fc.stringMatching(/^[A-NP-Z1-9][A-NP-Z0-9]{2}[0-9]{10}$/),
    productCode: fc.stringMatching(/^[A-Z][0-9]{4}[A-Za-z0-9]{3}$/),
    componentName: chinese,
    volumeText: fc.constantFrom('2 U', '200 mL', '1 治疗量', '0.5 U'),
    abo: fc.constantFrom(...aboGroups),
    rhd: fc.constantFrom('pos', 'neg', null),
    expiresAt: fc.date({ min: new Date('2026-01-01'), max: new Date('2036-01-01'), noInvalidDate: true }).map((d) => d.toISOString()),
    location: fc.constantFrom('1号冰箱 1层', '4号血小板恒温振荡保存箱 第2层', '-30℃冰柜B 左下'),
    hospitalName: fc.constantFrom('广州示例医院', '广州医科大学附属第一示例医院输血科'),
    printedAt: fc.constant('2026-11-22T06:05:00.000Z'),
    reprint: fc.integer({ min: 0, max: 12 })
  })
  await fc.assert(
    fc.asyncProperty(content, async (one) => {
      await drawn(one)
    }),
    { numRuns: 120, seed: 60_40 }
  )
})

test('art. 21 an RhD negative label is inverted where a positive one is white, in the same place', async () => {
  const [positive, negative] = [await drawn(sampleLabel), await drawn({ ...sampleLabel, rhd: 'neg' })]
  const corner = { x: 360, y: 36 }
  expect(isBlack(positive, corner.x, corner.y)).toBe(false)
  expect(isBlack(negative, corner.x, corner.y)).toBe(true)
})

test('R05 a reprint carries its mark', async () => {
  const [first, second] = [await drawn(sampleLabel), await drawn({ ...sampleLabel, reprint: 2 })]
  expect(isBlack(first, 292, 4)).toBe(false)
  expect(isBlack(second, 292, 4)).toBe(true)
})

test('a component name too long for one line takes two lines, and nothing is cut off', async () => {
  const [short, long] = [await drawn(sampleLabel), await drawn({ ...sampleLabel, componentName: '辐照去白细胞单采血小板（混合添加剂）' })]
  // Between two centred lines there is white; one centred line has its ink there.
  const row = (label: typeof short, y: number) => Array.from({ length: 320 }, (_, x) => isBlack(label, x + 8, y))
  const inkIn = (label: typeof short, rows: readonly number[]) => rows.flatMap((y) => row(label, y)).filter(Boolean).length
  const [top, bottom] = [[144, 146, 148], [184, 186, 188]]
  expect(inkIn(short, [...top, ...bottom])).toBe(0)
  expect(inkIn(long, top)).toBeGreaterThan(0)
  expect(inkIn(long, bottom)).toBeGreaterThan(0)
  const refused = await engine.label({ ...sampleLabel, componentName: '去白细胞悬浮红细胞'.repeat(9) })
  expect(refused).toMatchObject({ ok: false, error: { code: 'labels.no-room', params: { box: 'texts.component' } } })
})

test.each([
  ['\u{2EBF1}', 'U+2EBF1'],
  ['😀', 'U+1F600'],
  ['\u0007', 'U+0007']
])('a character the font lacks (%j) is named and nothing is printed', async (char, codePoint) => {
  const result = await engine.label({ ...sampleLabel, location: `2号${char}冰箱` })
  expect(result).toMatchObject({ ok: false, error: { code: 'labels.missing-glyph', params: { char, codePoint, text: `2号${char}冰箱` } } })
  // The refused label leaves no ink behind for the next.
  expect(await drawn(sampleLabel)).toEqual(await drawn(sampleLabel))
})

test('a number no symbology can hold is refused', async () => {
  expect(await engine.label({ ...sampleLabel, productCode: '红细胞' })).toMatchObject({ ok: false, error: { code: 'labels.not-encodable' } })
})

test('design 7 a label whose symbol does not read is refused', async () => {
  const damaged = await drawn(sampleLabel)
  fillBlack(damaged, { x: 60, y: 252, w: 40, h: 60 })
  const error = { code: 'labels.not-decodable', params: { symbol: 'din' } }
  expect(await checkLabel(damaged, sampleLabel, labelSymbolNames)).toMatchObject({ ok: false, error })
})

test('design 7 a label that reads as another number is refused, with both numbers', async () => {
  const result = await checkLabel(await drawn(sampleLabel), { ...sampleLabel, selfNumber: 'A2600124' }, labelSymbolNames)
  const error = { code: 'labels.decoded-differently', params: { expected: 'A2600124', found: 'A2600123' } }
  expect(result).toMatchObject({ ok: false, error })
})
