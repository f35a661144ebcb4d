import type { Bitmap } from './bitmap.ts'

const ESC = 0x1b
const BANG = 0x21

/** Bytes `[from, to)` of the rows `[top, bottom)`. */
interface Part {
  readonly from: number
  readonly to: number
  readonly top: number
  readonly bottom: number
}

/**
 * The picture in as few rectangles as keep `ESC !` out of every one. Printers look for `ESC ! x` (state, reset, cancel) in the
 * stream as it comes in, and whether they look away inside a `BITMAP` no manual says: a label whose dots happened to spell a
 * reset would lose itself.
 */
function safeParts(data: Uint8Array, stride: number): Part[] {
  const height = data.length / stride
  const parts: Part[] = []
  let top = 0
  for (let y = 0; y < height; y++) {
    // Where the last byte of a row is ESC, the rectangle ends: the next row may begin with `!`.
    const cuts = Array.from({ length: stride - 1 }, (_, x) => x + 1).filter((x) => data[y * stride + x - 1] === ESC && data[y * stride + x] === BANG)
    if (cuts.length > 0) {
      if (y > top) parts.push({ from: 0, to: stride, top, bottom: y })
      const edges = [0, ...cuts, stride]
      for (let i = 1; i < edges.length; i++) parts.push({ from: edges[i - 1] ?? 0, to: edges[i] ?? stride, top: y, bottom: y + 1 })
      top = y + 1
    } else if (data[(y + 1) * stride - 1] === ESC && data[(y + 1) * stride] === BANG) {
      parts.push({ from: 0, to: stride, top, bottom: y + 1 })
      top = y + 1
    }
  }
  if (top < height) parts.push({ from: 0, to: stride, top, bottom: height })
  return parts
}

/** TSPL burns a dot where the bit is 0, the other way round than ZPL; what a row is padded with must stay white. */
function inverted(bitmap: Bitmap): Uint8Array {
  const data = bitmap.data.map((byte) => ~byte & 0xff)
  const padding = bitmap.stride * 8 - bitmap.width
  if (padding > 0) {
    for (let y = 1; y <= bitmap.height; y++) {
      const at = y * bitmap.stride - 1
      data[at] = (data[at] ?? 0) | ((1 << padding) - 1)
    }
  }
  return data
}

/** In mm, as TSPL wants lengths; no more digits than dots can follow. */
const mm = (length: number): string => `${Math.round(length * 100) / 100} mm`

/**
 * One label as one picture in TSPL (`BITMAP`, mode 0): nothing depends on the printer's fonts or on its idea of a symbology.
 * Binary between the commands: it must reach the printer unchanged, so no XON/XOFF on a serial wire.
 * `SET REPRINT ON`: a label that lost its paper half way is printed again after new paper, as ZPL printers do by themselves.
 */
export function toTspl(bitmap: Bitmap, roll: { readonly dotsPerMm: number; readonly gapMm: number }): Uint8Array {
  const data = inverted(bitmap)
  const text = (line: string): Buffer => Buffer.from(`${line}\r\n`, 'latin1')
  const size = `SIZE ${mm(bitmap.width / roll.dotsPerMm)},${mm(bitmap.height / roll.dotsPerMm)}`
  const pictures = safeParts(data, bitmap.stride).flatMap(({ from, to, top, bottom }) => [
    Buffer.from(`BITMAP ${from * 8},${top},${to - from},${bottom - top},0,`, 'latin1'),
    ...Array.from({ length: bottom - top }, (_, i) => data.subarray((top + i) * bitmap.stride + from, (top + i) * bitmap.stride + to)),
    text('')
  ])
  return new Uint8Array(Buffer.concat([
    text(size), text(`GAP ${mm(roll.gapMm)},0 mm`), text('DIRECTION 0,0'), text('REFERENCE 0,0'), text('SET REPRINT ON'), text('CLS'),
    ...pictures, text('PRINT 1,1')
  ]))
}
