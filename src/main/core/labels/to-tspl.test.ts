import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { ready } from 'zpl-renderer-js'
import { type TsplLabel, TsplParser } from '../../../../tests/simulators/tspl-parser.ts'
import type { PrintTarget } from '../../../shared/domain/devices/print-target.ts'
import { type LabelDpi, labelDpis } from '../../../shared/domain/labels/label-layout.ts'
import { type Bitmap, createBitmap } from './bitmap.ts'
import { forPrinter } from './for-printer.ts'
import { loadLabelAssets } from './label-assets.ts'
import { createLabelEngine } from './label-engine.ts'
import { dotsOfPng } from './test-support/dots-of-png.ts'
import { rasterise } from './test-support/read-pbm.ts'
import { assetPaths, sampleLabel } from './test-support/sample-label.ts'
import { toTspl } from './to-tspl.ts'

/** What an independent reader of the language sees. */
function printed(tspl: Uint8Array): { readonly labels: TsplLabel[]; readonly immediates: string } {
  const labels: TsplLabel[] = []
  let immediates = ''
  new TsplParser({ onLabel: (label) => labels.push(label), onOut: () => {}, onImmediate: (c) => (immediates += c) }).push(tspl)
  return { labels, immediates }
}

async function zplDots(zpl: Uint8Array, label: Bitmap): Promise<Bitmap> {
  const { api } = await ready
  // The reader counts in mm of an 8 dots/mm head; what matters here are the dots.
  const png = await api.zplToBase64Async(Buffer.from(zpl).toString('latin1'), label.width / 8, label.height / 8, 8)
  return dotsOfPng(Buffer.from(png, 'base64'))
}

const labels = new Map<LabelDpi, Bitmap>()
beforeAll(async () => {
  const engine = await createLabelEngine(await loadLabelAssets(assetPaths))
  for (const dpi of labelDpis) {
    const drawn = await engine.label({ ...sampleLabel, reprint: 1 }, { ...engine.layout, dpi })
    if (drawn.ok) labels.set(dpi, drawn.value)
  }
})

test.each(labelDpis)('R19 ZPL, TSPL and PDF put the same dots on paper at %d dpi', async (dpi) => {
  const label = labels.get(dpi)
  if (!label) throw new Error('the sample label was not drawn')
  expect([label.width, label.height]).toEqual(dpi === 203 ? [480, 320] : [709, 472])
  const to = (language: PrintTarget['language']): Promise<Uint8Array> => forPrinter(label, { language, dpi, gapMm: 2 })
  const [tspl] = printed(await to('tspl')).labels
  expect(tspl && { ...tspl.bitmap, width: label.width }, 'TSPL').toEqual(label)
  expect(await zplDots(await to('zpl'), label), 'ZPL').toEqual(label)
  const [page] = await rasterise(await to('pdf'), dpi)
  expect(page, 'PDF').toEqual(label)
})

test('R19 a TSPL printer is told how large the label is and how far the next one', async () => {
  const bitmap = createBitmap(480, 320)
  expect(printed(toTspl(bitmap, { dotsPerMm: 8, gapMm: 3 })).labels[0]).toMatchObject({ widthMm: 60, heightMm: 40, gapMm: 3 })
  expect(Buffer.from(toTspl(bitmap, { dotsPerMm: 8, gapMm: 3 })).toString('latin1').replace(/\xff+/, '…')).toBe(
    'SIZE 60 mm,40 mm\r\nGAP 3 mm,0 mm\r\nDIRECTION 0,0\r\nREFERENCE 0,0\r\nSET REPRINT ON\r\nCLS\r\nBITMAP 0,0,60,320,0,…\r\nPRINT 1,1\r\n'
  )
})

test('R19 any picture comes out of a TSPL printer as it went in, and no byte of it is taken for a command', () => {
  // ESC and ! (inverted) are made common, so that they meet in rows, across rows and at every edge.
  const byte = fc.oneof(fc.constantFrom(0xe4, 0xde, 0xc0), fc.integer({ min: 0, max: 255 }))
  const picture = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 12 })).chain(([width, height]) => {
    const stride = Math.ceil(width / 8)
    return fc.array(byte, { minLength: stride * height, maxLength: stride * height }).map((data): Bitmap => {
      const white = 0xff << (stride * 8 - width)
      return { width, height, stride, data: Uint8Array.from(data, (b, i) => (i % stride === stride - 1 ? b & white : b)) }
    })
  })
  fc.assert(
    fc.property(picture, (bitmap) => {
      const { labels: out, immediates } = printed(toTspl(bitmap, { dotsPerMm: 8, gapMm: 2 }))
      expect(immediates).toBe('')
      expect(out[0] && { ...out[0].bitmap, width: bitmap.width }).toEqual(bitmap)
    }),
    { numRuns: 1500, seed: 19 }
  )
})
