import type { PrintTarget } from '../../../shared/domain/devices/print-target.ts'
import { dotsPerMm } from '../../../shared/domain/labels/label-layout.ts'
import { assertNever } from '../../../shared/kernel/assert-never.ts'
import type { Bitmap } from './bitmap.ts'
import { toPdf } from './to-pdf.ts'
import { toTspl } from './to-tspl.ts'
import { toZpl } from './to-zpl.ts'

/** The bytes that make a printer put exactly these dots, drawn for its resolution, on one label. */
export async function forPrinter(bitmap: Bitmap, target: PrintTarget): Promise<Uint8Array> {
  switch (target.language) {
    case 'zpl':
      return new Uint8Array(toZpl(bitmap))
    case 'tspl':
      return toTspl(bitmap, { dotsPerMm: dotsPerMm(target.dpi), gapMm: target.gapMm })
    case 'pdf':
      return new Uint8Array(await toPdf([bitmap], dotsPerMm(target.dpi)))
    default:
      return assertNever(target.language)
  }
}
