import { expect, test } from 'vitest'
import { helpEn } from './help-en.ts'
import { helpLayouts } from './help-layouts.ts'
import { helpPageOf, helpPages } from './help-page.ts'
import { helpZh } from './help-zh.ts'

test.each(helpPages)('R30 the help of %s says the same in Chinese and English and names every part of its picture', (name) => {
  const [zh, en] = [helpZh[name], helpEn[name]]
  expect(zh.parts).toHaveLength(helpLayouts[name].length)
  expect(en.parts).toHaveLength(helpLayouts[name].length)
  expect(en.steps).toHaveLength(zh.steps.length)
  expect(en.troubles).toHaveLength(zh.troubles.length)
  expect(en.colours.map((c) => c.kind)).toEqual(zh.colours.map((c) => c.kind))
  expect(JSON.stringify(en)).not.toMatch(/[\u3000-\u9fff]/)
  expect(zh.purpose).toMatch(/[\u4e00-\u9fff]/)
})

test('R30 every path has a page of help', () => {
  expect(helpPageOf('/')).toBe('home')
  expect(helpPageOf('/receiving')).toBe('receiving')
  expect(helpPageOf('/stock')).toBe('stock')
  expect(helpPageOf('/stock/018f')).toBe('unit')
  expect(helpPageOf('/sign-in')).toBe('sign-in')
  expect(helpPageOf('/connection')).toBe('connection')
  expect(helpPageOf('/something-new')).toBe('general')
})
