import { deflateSync } from 'node:zlib'
import type { Bitmap } from './bitmap.ts'

/** CRC-16-CCITT as Zebra's `:Z64:` wants it: polynomial 0x1021, start 0, over the base64 text, not over the bytes it carries. */
export function zplCrc(text: string): string {
  let crc = 0
  for (const byte of Buffer.from(text, 'latin1')) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}

/**
 * One label as one picture: nothing depends on the printer's fonts or on its idea of a symbology (ZPL II `^GF`, format A,
 * Z64). Pure ASCII, so it passes every spooler; `^` and `~` cannot occur in the picture's base64.
 */
export function toZpl(bitmap: Bitmap): Uint8Array {
  const base64 = deflateSync(bitmap.data, { level: 9 }).toString('base64')
  const total = bitmap.data.length
  const graphic = `^GFA,${total},${total},${bitmap.stride},:Z64:${base64}:${zplCrc(base64)}`
  return Buffer.from(`^XA^PW${bitmap.width}^LL${bitmap.height}^LH0,0^FO0,0${graphic}^FS^PQ1^XZ\n`, 'latin1')
}
