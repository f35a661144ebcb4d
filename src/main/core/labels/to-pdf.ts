import PDFDocument from 'pdfkit'
import type { Bitmap } from './bitmap.ts'
import { pdfBytes } from './pdf-bytes.ts'
import { toPng } from './to-png.ts'

/** Shorter by at most 0.35 µm, and always shorter: a page a hair too long rasterises to one row more than the label has. */
const points = (dots: number, dotsPerMm: number): number => (Math.ceil((dots / dotsPerMm / 25.4) * 72_000) - 1) / 1000

/**
 * One page per label, each exactly as large as its label, for an office printer with label stock. The page holds the same dots
 * as an uninterpolated 1-bit picture; print it at 100 %.
 */
export async function toPdf(bitmaps: readonly Bitmap[], dotsPerMm = 8): Promise<Uint8Array> {
  const document = new PDFDocument({ autoFirstPage: false, margin: 0, compress: true })
  for (const bitmap of bitmaps) {
    const size: [number, number] = [points(bitmap.width, dotsPerMm), points(bitmap.height, dotsPerMm)]
    document.addPage({ size, margin: 0 })
    document.image(Buffer.from(toPng(bitmap, dotsPerMm)), 0, 0, { width: size[0], height: size[1] })
  }
  return pdfBytes(document)
}
