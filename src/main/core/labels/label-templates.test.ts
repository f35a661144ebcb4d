import { beforeAll, describe, expect, test } from 'vitest'
import { labelDpis, layoutDots, moduleDots, type LabelLayout } from '../../../shared/domain/labels/label-layout.ts'
import { symbolsOf } from '../../../shared/domain/labels/label-template.ts'
import { isBlack } from './bitmap.ts'
import { checkLabel } from './check-label.ts'
import { loadLabelAssets } from './label-assets.ts'
import type { LabelEngine } from './label-engine.ts'
import { createLabelEngine } from './label-engine.ts'
import { labelSamples } from './label-samples.ts'
import { builtInTemplates } from './template-files.ts'
import { assetPaths } from './test-support/sample-label.ts'

let engine: LabelEngine
beforeAll(async () => {
  engine = await createLabelEngine(await loadLabelAssets(assetPaths))
})

const templates = builtInTemplates(assetPaths.resourcesDir)
const layouts: (LabelLayout & { name: string })[] = templates.flatMap((template) => labelDpis.map((dpi) => ({ name: `${template.name} ${dpi} dpi`, template, dpi })))
const { normal } = labelSamples

async function drawn(content: typeof normal, layout: LabelLayout) {
  const result = await engine.label(content, layout)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

test('R19 three sizes are built in, each says which symbols it carries', () => {
  expect(templates.map((t) => [t.name, t.widthMm, t.heightMm, symbolsOf(t)])).toEqual([
    ['60x40', 60, 40, ['selfNumber', 'din', 'matrix']],
    ['50x30', 50, 30, ['selfNumber', 'matrix']],
    ['40x30', 40, 30, ['selfNumber', 'matrix']]
  ])
})

test('domain 6.1 lengths become whole dots, and no bar is thinner than 0.25 mm', () => {
  expect(layouts.map((layout) => Object.values(layoutDots(layout)))).toEqual([[480, 320], [709, 472], [400, 240], [591, 354], [320, 240], [472, 354]])
  for (const { template, dpi } of layouts) {
    expect(moduleDots(template.symbols.selfNumber, dpi)).toEqual(dpi === 203 ? { least: 2, most: 3 } : { least: 3, most: 4 })
  }
})

describe.each(layouts)('$name', (layout) => {
  test('R19 a character the font lacks is named and nothing is printed', async () => {
    const result = await engine.label({ ...normal, componentName: '悬浮\u{2EBF1}细胞' }, layout)
    expect(result).toMatchObject({ ok: false, error: { code: 'labels.missing-glyph', params: { char: '\u{2EBF1}', codePoint: 'U+2EBF1', box: 'texts.component' } } })
  })

  test('R19 what does not fit is refused with the box named, never cut off', async () => {
    const long = await engine.label({ ...normal, componentName: '去白细胞悬浮红细胞'.repeat(9) }, layout)
    expect(long).toMatchObject({ ok: false, error: { code: 'labels.no-room', params: { box: 'texts.component' } } })
    const wide = await engine.label({ ...normal, selfNumber: 'ABCDEFGHIJKLMNOP' }, layout)
    expect(wide).toMatchObject({ ok: false, error: { code: 'labels.no-room' } })
  })

  test('R05 the reprint mark is white on black and counts', async () => {
    const { template, dpi } = layout
    const dots = dpi === 203 ? 8 : 300 / 25.4
    const [x, y] = [Math.round((template.reprintBadge.x + 0.1) * dots), Math.round((template.reprintBadge.y + 0.1) * dots)]
    const [first, second, third] = [await drawn(normal, layout), await drawn({ ...normal, reprint: 1 }, layout), await drawn({ ...normal, reprint: 2 }, layout)]
    expect([first, second, third].map((label) => isBlack(label, x, y))).toEqual([false, true, true])
    expect(second).not.toEqual(third)
  })

  test('art. 21 RhD negative is white on black', async () => {
    const { template, dpi } = layout
    const dots = dpi === 203 ? 8 : 300 / 25.4
    const at = { x: Math.round((template.badge.x + 1) * dots), y: Math.round((template.badge.y + 0.6) * dots) }
    expect(isBlack(await drawn(normal, layout), at.x, at.y)).toBe(false)
    expect(isBlack(await drawn({ ...normal, rhd: 'neg' }, layout), at.x, at.y)).toBe(true)
  })

  test('design 7 exactly the symbols that the template declares are read back', async () => {
    const label = await drawn(normal, layout)
    const carried = symbolsOf(layout.template)
    expect(await checkLabel(label, normal, carried)).toMatchObject({ ok: true })
    // One it does not declare is missing, one more than it declares is a stranger: both are refused.
    const other = carried.includes('din') ? carried.filter((name) => name !== 'din') : [...carried, 'din' as const]
    expect(await checkLabel(label, normal, other)).toMatchObject({ ok: false })
  })
})
