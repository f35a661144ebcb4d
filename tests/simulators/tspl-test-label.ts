import type { LabelContent } from '../../src/shared/domain/labels/label-content.ts'
import type { TsplLabel } from './tspl-parser.ts'
import { createBitmap } from '../../src/main/core/labels/bitmap.ts'
import { toTspl } from '../../src/main/core/labels/to-tspl.ts'

/** For tests only: a label of about 19 kB in TSPL whose dots spell its number, so that the paper can be read. */
export function tsplTestLabel(content: Pick<LabelContent, 'selfNumber' | 'reprint'>): Uint8Array {
  const bitmap = createBitmap(480, 320)
  bitmap.data.fill(0xa5)
  bitmap.data.set(new TextEncoder().encode(`<${content.selfNumber} r${content.reprint}>`))
  return toTspl(bitmap, { dotsPerMm: 8, gapMm: 2 })
}

/** What `tsplTestLabel` wrote: `A2600001 r0`. */
export function readTsplTestLabel(label: TsplLabel): string {
  return /<(.*?)>/.exec(new TextDecoder('latin1').decode(label.bitmap.data))?.[1] ?? '?'
}
