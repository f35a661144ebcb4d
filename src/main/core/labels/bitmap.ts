/** One bit per dot, 1 = black (burnt), rows padded to whole bytes, most significant bit leftmost: the layout of ZPL `^GFA`. */
export interface Bitmap {
  readonly width: number
  readonly height: number
  /** Bytes per row. */
  readonly stride: number
  readonly data: Uint8Array
}

/** In dots. */
export interface DotBox {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

export function createBitmap(width: number, height: number): Bitmap {
  const stride = Math.ceil(width / 8)
  return { width, height, stride, data: new Uint8Array(stride * height) }
}

export function isBlack(bitmap: Bitmap, x: number, y: number): boolean {
  return (((bitmap.data[y * bitmap.stride + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) === 1
}

/** Dots outside the bitmap are a bug of the template: they throw. */
function touch(bitmap: Bitmap, box: DotBox, change: (byte: number, bit: number) => number): void {
  if (box.x < 0 || box.y < 0 || box.x + box.w > bitmap.width || box.y + box.h > bitmap.height) {
    throw new RangeError(`box ${JSON.stringify(box)} leaves the bitmap`)
  }
  for (let y = box.y; y < box.y + box.h; y++) {
    for (let x = box.x; x < box.x + box.w; x++) {
      const at = y * bitmap.stride + (x >> 3)
      bitmap.data[at] = change(bitmap.data[at] ?? 0, 0x80 >> (x & 7))
    }
  }
}

export function fillBlack(bitmap: Bitmap, box: DotBox): void {
  touch(bitmap, box, (byte, bit) => byte | bit)
}

/** Black on white becomes white on black: how the label marks what must not be overlooked. */
export function invert(bitmap: Bitmap, box: DotBox): void {
  touch(bitmap, box, (byte, bit) => byte ^ bit)
}

export function frame(bitmap: Bitmap, box: DotBox, border: number): void {
  fillBlack(bitmap, { ...box, h: border })
  fillBlack(bitmap, { ...box, y: box.y + box.h - border, h: border })
  fillBlack(bitmap, { ...box, w: border })
  fillBlack(bitmap, { ...box, x: box.x + box.w - border, w: border })
}
