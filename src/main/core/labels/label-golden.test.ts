import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { dotsPerMm, labelDpis, layoutDots } from '../../../shared/domain/labels/label-layout.ts'
import type { Bitmap } from './bitmap.ts'
import { createBitmap, fillBlack, isBlack } from './bitmap.ts'
import { loadLabelAssets } from './label-assets.ts'
import type { LabelEngine } from './label-engine.ts'
import { createLabelEngine } from './label-engine.ts'
import { labelSampleNames, labelSamples } from './label-samples.ts'
import { builtInTemplates } from './template-files.ts'
import { dotsOfPng } from './test-support/dots-of-png.ts'
import { assetPaths } from './test-support/sample-label.ts'
import { toPng } from './to-png.ts'

// UPDATE_GOLDEN=1 draws the pictures anew. Look at every one of them before they are committed.
const root = join(import.meta.dirname, '../../../..')
const golden = join(root, 'tests/golden/labels')
const artifacts = join(root, 'artifacts/golden-labels')
const update = process.env['UPDATE_GOLDEN'] === '1'

let engine: LabelEngine
beforeAll(async () => {
  engine = await createLabelEngine(await loadLabelAssets(assetPaths))
})

/** Black where the two differ. */
function difference(a: Bitmap, b: Bitmap): Bitmap {
  const diff = createBitmap(Math.max(a.width, b.width), Math.max(a.height, b.height))
  const black = (one: Bitmap, x: number, y: number): boolean => x < one.width && y < one.height && isBlack(one, x, y)
  for (let y = 0; y < diff.height; y++) for (let x = 0; x < diff.width; x++) if (black(a, x, y) !== black(b, x, y)) fillBlack(diff, { x, y, w: 1, h: 1 })
  return diff
}

const cases = builtInTemplates(assetPaths.resourcesDir).flatMap((template) =>
  labelDpis.flatMap((dpi) => labelSampleNames.map((sample) => ({ file: `${template.name}-${dpi}-${sample}.png`, template, dpi, sample })))
)

test.each(cases)('R19 $file is drawn dot for dot as the picture that people looked at', async ({ file, template, dpi, sample }) => {
  const drawn = await engine.label(labelSamples[sample], { template, dpi })
  if (!drawn.ok) throw new Error(JSON.stringify(drawn.error))
  expect(drawn.value).toMatchObject(layoutDots({ template, dpi }))
  const png = toPng(drawn.value, dotsPerMm(dpi))
  if (update) {
    mkdirSync(golden, { recursive: true })
    writeFileSync(join(golden, file), png)
  }
  expect(existsSync(join(golden, file)), `${file} is missing: UPDATE_GOLDEN=1`).toBe(true)
  const wanted = await dotsOfPng(readFileSync(join(golden, file)))
  const diff = difference(drawn.value, wanted)
  const same = diff.data.every((byte) => byte === 0) && wanted.width === drawn.value.width && wanted.height === drawn.value.height
  if (!same) {
    mkdirSync(artifacts, { recursive: true })
    writeFileSync(join(artifacts, file.replace('.png', '-actual.png')), png)
    writeFileSync(join(artifacts, file.replace('.png', '-diff.png')), toPng(diff, dotsPerMm(dpi)))
  }
  expect(same, `${file} differs: see artifacts/golden-labels`).toBe(true)
})

test('R19 every picture belongs to a template, a resolution and a sample', () => {
  expect(readdirSync(golden).toSorted()).toEqual(cases.map(({ file }) => file).toSorted())
})
