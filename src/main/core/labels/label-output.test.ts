import { loadImage, createCanvas } from '@napi-rs/canvas'
import { beforeAll, expect, test } from 'vitest'
import { ready } from 'zpl-renderer-js'
import type { Bitmap } from './bitmap.ts'
import { createBitmap, fillBlack } from './bitmap.ts'
import { loadLabelAssets } from './label-assets.ts'
import { createLabelEngine } from './label-engine.ts'
import { rasterise } from './test-support/read-pbm.ts'
import { assetPaths, sampleLabel } from './test-support/sample-label.ts'
import { toPdf } from './to-pdf.ts'
import { toPng } from './to-png.ts'
import { toZpl, zplCrc } from './to-zpl.ts'

const labels: Bitmap[] = []
beforeAll(async () => {
  const engine = await createLabelEngine(await loadLabelAssets(assetPaths))
  for (const content of [sampleLabel, { ...sampleLabel, abo: 'AB', rhd: 'neg', reprint: 2 } as const]) {
    const drawn = await engine.label(content)
    if (drawn.ok) labels.push(drawn.value)
  }
})

async function dotsOf(png: Uint8Array): Promise<Bitmap> {
  const image = await loadImage(Buffer.from(png))
  const context = createCanvas(image.width, image.height).getContext('2d')
  context.drawImage(image, 0, 0)
  const pixels = context.getImageData(0, 0, image.width, image.height).data
  const bitmap = createBitmap(image.width, image.height)
  for (let i = 0; i < pixels.length; i += 4) {
    const grey = pixels[i] ?? 0
    if (grey !== 0 && grey !== 255) throw new Error(`grey pixel ${grey}`)
    if (grey === 0) fillBlack(bitmap, { x: (i / 4) % image.width, y: Math.floor(i / 4 / image.width), w: 1, h: 1 })
  }
  return bitmap
}

test('domain 6.2 a ZPL printer draws exactly the dots that were read back', async () => {
  const { api } = await ready
  expect(labels).toHaveLength(2)
  for (const label of labels) {
    const png = await api.zplToBase64Async(Buffer.from(toZpl(label)).toString('latin1'), 60, 40, 8)
    expect(await dotsOf(Buffer.from(png, 'base64'))).toEqual(label)
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
  for (const label of labels) expect(await dotsOf(toPng(label))).toEqual(label)
})

test.each([203, 203.2])('a PDF page at %d dpi holds exactly the dots, one page per label', async (dpi) => {
  expect(await rasterise(await toPdf(labels), dpi)).toEqual(labels)
})
