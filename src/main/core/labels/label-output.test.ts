import { beforeAll, expect, test } from 'vitest'
import { ready } from 'zpl-renderer-js'
import type { Bitmap } from './bitmap.ts'
import { loadLabelAssets } from './label-assets.ts'
import type { LabelEngine } from './label-engine.ts'
import { createLabelEngine } from './label-engine.ts'
import { labelSamples } from './label-samples.ts'
import { builtInTemplates } from './template-files.ts'
import { dotsOfPng } from './test-support/dots-of-png.ts'
import { rasterise } from './test-support/read-pbm.ts'
import { assetPaths, sampleLabel } from './test-support/sample-label.ts'
import { toPdf } from './to-pdf.ts'
import { toPng } from './to-png.ts'
import { toZpl, zplCrc } from './to-zpl.ts'

const labels: Bitmap[] = []
let engine: LabelEngine
beforeAll(async () => {
  engine = await createLabelEngine(await loadLabelAssets(assetPaths))
  for (const content of [sampleLabel, { ...sampleLabel, abo: 'AB', rhd: 'neg', reprint: 2 } as const]) {
    const drawn = await engine.label(content)
    if (drawn.ok) labels.push(drawn.value)
  }
})

test('domain 6.2 a ZPL printer draws exactly the dots that were read back', async () => {
  const { api } = await ready
  expect(labels).toHaveLength(2)
  for (const label of labels) {
    const png = await api.zplToBase64Async(Buffer.from(toZpl(label)).toString('latin1'), 60, 40, 8)
    expect(await dotsOfPng(Buffer.from(png, 'base64'))).toEqual(label)
  }
})

test('domain 6.2 the check of a Z64 picture is the one printers accept', () => {
  // Pictures as a maker's own driver wrote them: the renderer above does not look at the check.
  expect(zplCrc('eJzj4KAKYJChDmCwoQ5gEKAOYAAAavEfEQ==')).toBe('24EF')
  expect(zplCrc('eJxjYKAnOADEDxgYGD8AMZBmBvKZgULsQMxEV4fAAQBLYQRC')).toBe('3CC2')
})

test('domain 6.2 the ZPL frame says the size and prints once', () => {
  const [label] = labels
  const zpl = Buffer.from(label ? toZpl(label) : []).toString('latin1')
  expect(zpl).toMatch(/^\^XA\^PW480\^LL320\^LH0,0\^FO0,0\^GFA,19200,19200,60,:Z64:[A-Za-z0-9+/=]+:[0-9A-F]{4}\^FS\^PQ1\^XZ\n$/)
})

test('the PNG holds exactly the dots', async () => {
  for (const label of labels) expect(await dotsOfPng(toPng(label))).toEqual(label)
})

test.each([203, 203.2])('a PDF page at %d dpi holds exactly the dots, one page per label', async (dpi) => {
  expect(await rasterise(await toPdf(labels), dpi)).toEqual(labels)
})

test.each(builtInTemplates(assetPaths.resourcesDir))('domain 6.2 $name at 300 dpi: ZPL, PDF and PNG hold exactly the dots', async (template) => {
  const dotsPerMm = 300 / 25.4
  const drawn = await engine.label(labelSamples.longest, { template, dpi: 300 })
  if (!drawn.ok) throw new Error(JSON.stringify(drawn.error))
  const label = drawn.value
  const { api } = await ready
  // The renderer knows heads of 12 dots/mm; the label's own number of dots is asked for.
  const png = await api.zplToBase64Async(Buffer.from(toZpl(label)).toString('latin1'), label.width / 12, label.height / 12, 12)
  expect(await dotsOfPng(Buffer.from(png, 'base64'))).toEqual(label)
  expect(await dotsOfPng(toPng(label, dotsPerMm))).toEqual(label)
  expect(await rasterise(await toPdf([label], dotsPerMm), 300)).toEqual([label])
})
