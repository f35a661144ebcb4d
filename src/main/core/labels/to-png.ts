import { crc32, deflateSync } from 'node:zlib'
import type { Bitmap } from './bitmap.ts'

function chunk(type: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(body.length, 0)
  named.copy(framed, 4)
  framed.writeUInt32BE(crc32(named), named.length + 4)
  return framed
}

/** A 1-bit grey PNG, one pixel per dot, with its physical size, so that it opens at 60 × 40 mm. PNG: ISO/IEC 15948. */
export function toPng(bitmap: Bitmap, dotsPerMm = 8): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(bitmap.width, 0)
  header.writeUInt32BE(bitmap.height, 4)
  header[8] = 1
  const size = Buffer.alloc(9)
  size.writeUInt32BE(dotsPerMm * 1000, 0)
  size.writeUInt32BE(dotsPerMm * 1000, 4)
  size[8] = 1
  const rows = Buffer.alloc((bitmap.stride + 1) * bitmap.height)
  for (let y = 0; y < bitmap.height; y++) {
    // In PNG 0 is black; on the label 1 is.
    for (let i = 0; i < bitmap.stride; i++) rows[y * (bitmap.stride + 1) + 1 + i] = ~(bitmap.data[y * bitmap.stride + i] ?? 0) & 0xff
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const chunks = [chunk('IHDR', header), chunk('pHYs', size), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([signature, ...chunks])
}
