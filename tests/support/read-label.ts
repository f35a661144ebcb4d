import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { ready } from 'zpl-renderer-js'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { parseLabelMatrix, type LabelMatrix } from '../../src/shared/domain/labels/label-codes.ts'

let decoder: Promise<unknown> | null = null

/** The decoder, from bytes of the package: never from the network. */
function loadDecoder(): Promise<unknown> {
  decoder ??= readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')).then((wasm) => prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer }, fireImmediately: true }))
  return decoder
}

export interface ReadLabel {
  readonly png: Uint8Array
  /** Texts of all symbols found. */
  readonly texts: readonly string[]
  /** What the Data Matrix says, or null. */
  readonly matrix: LabelMatrix | null
}

/** Draws ZPL as an independent printer would (60×40 mm, 203 dpi) and reads its symbols back. */
export async function readLabel(zpl: Uint8Array): Promise<ReadLabel> {
  await loadDecoder()
  const { api } = await ready
  const base64 = await api.zplToBase64Async(Buffer.from(zpl).toString('latin1'), 60, 40, 8)
  const png = new Uint8Array(Buffer.from(base64, 'base64'))
  const found = await readBarcodes(png, { formats: ['Code128', 'DataMatrix'], tryHarder: true, maxNumberOfSymbols: 8 })
  const texts = found.map((f) => f.text)
  const matrix = texts.map(parseLabelMatrix).find((m) => m !== null) ?? null
  return { png, texts, matrix }
}
