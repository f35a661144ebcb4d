import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { LabelContent } from '../../../shared/domain/labels/label-content.ts'
import { labelCodes } from '../../../shared/domain/labels/label-codes.ts'
import type { LabelSymbolName } from '../../../shared/domain/labels/label-template.ts'
import type { LabelFault } from '../../../shared/domain/labels/label-fault.ts'
import { labelFault } from '../../../shared/domain/labels/label-fault.ts'
import type { Result } from '../../../shared/kernel/result.ts'
import { err, ok } from '../../../shared/kernel/result.ts'
import type { Bitmap } from './bitmap.ts'
import { isBlack } from './bitmap.ts'

const FORMAT: Readonly<Record<LabelSymbolName, 'Code128' | 'DataMatrix'>> = { selfNumber: 'Code128', din: 'Code128', matrix: 'DataMatrix' }

/** Portable grey map, the plainest picture zxing reads: one byte per dot, no compression in between. */
function toPgm(bitmap: Bitmap): Uint8Array {
  const head = Buffer.from(`P5\n${bitmap.width} ${bitmap.height}\n255\n`, 'latin1')
  const picture = new Uint8Array(head.length + bitmap.width * bitmap.height).fill(255)
  picture.set(head)
  for (let y = 0; y < bitmap.height; y++) {
    for (let x = 0; x < bitmap.width; x++) if (isBlack(bitmap, x, y)) picture[head.length + y * bitmap.width + x] = 0
  }
  return picture
}

/** Loads the decoder once, from bytes of the package; never from the network. */
export async function prepareLabelCheck(wasm: Uint8Array): Promise<void> {
  const wasmBinary = new Uint8Array(wasm).buffer
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
}

/**
 * Reads the finished dots as a scanner would and compares: exactly the symbols that the template carries are found, each says
 * what it must, and nothing else on the label reads as a symbol. A label that fails is not sent to a printer (design, labels).
 * Faults: `labels.not-decodable`, `labels.decoded-differently`.
 */
export async function checkLabel(bitmap: Bitmap, content: LabelContent, carried: readonly LabelSymbolName[]): Promise<Result<null, LabelFault>> {
  const expected = labelCodes(content)
  const symbols = carried.map((name) => ({ name, format: FORMAT[name] }))
  const found = await readBarcodes(toPgm(bitmap), {
    formats: ['Code128', 'DataMatrix'],
    tryHarder: true,
    tryRotate: false,
    tryInvert: false,
    tryDownscale: false,
    maxNumberOfSymbols: 8
  })
  const read = new Set(found.map((one) => `${one.format} ${one.text}`))
  const missing = symbols.filter((symbol) => !read.has(`${symbol.format} ${expected[symbol.name]}`))
  const stranger = found.find((one) => !symbols.some((s) => s.format === one.format && expected[s.name] === one.text))
  if (stranger) {
    const meant = missing.find((symbol) => symbol.format === stranger.format)
    const params = { found: stranger.text, expected: meant ? expected[meant.name] : '', symbol: meant?.name ?? '' }
    return err(labelFault('labels.decoded-differently', params))
  }
  const [lost] = missing
  return lost ? err(labelFault('labels.not-decodable', { symbol: lost.name, expected: expected[lost.name] })) : ok(null)
}
