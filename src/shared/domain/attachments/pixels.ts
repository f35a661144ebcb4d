import type { MediaType } from './attachment.ts'

/** Most pixels of a picture: what the best camera of a telephone makes, twice. Unpacked it is 4 bytes for each, whatever the file's size. */
export const MAX_PIXELS = 100_000_000

const two = (b: Uint8Array, at: number): number => ((b[at] ?? 0) << 8) | (b[at + 1] ?? 0)
const four = (b: Uint8Array, at: number): number => two(b, at) * 0x1_0000 + two(b, at + 2)

/**
 * Width times height, as the picture says in its head: PNG by IHDR (ISO/IEC 15948, 11.2.2), JPEG by its frame header (ITU-T T.81, B.2.2). Null: it does
 * not say, so it is no picture that can be shown. Of a PDF nothing is asked.
 */
export function pixelsOf(bytes: Uint8Array, mediaType: MediaType): number | null {
  if (mediaType === 'application/pdf') return 0
  if (mediaType === 'image/png') return two(bytes, 12) === 0x4948 && two(bytes, 14) === 0x4452 && bytes.length >= 24 ? sized(four(bytes, 16), four(bytes, 20)) : null
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0
    // Filling before a marker, and markers that stand alone.
    if (marker === 0xff) at += 1
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2
    else if (isFrame(marker)) return sized(two(bytes, at + 7), two(bytes, at + 5))
    else if (marker === 0xd9 || marker === 0xda) return null
    else at += 2 + Math.max(2, two(bytes, at + 2))
  }
  return null
}

/** Why a file is not kept, or not shown, by what its head says; null: it may be. `mediaType` null: none that is kept. */
export function pictureFault(bytes: Uint8Array, mediaType: MediaType | null): 'not-kept' | 'too-many-pixels' | null {
  const pixels = mediaType === null ? null : pixelsOf(bytes, mediaType)
  if (pixels === null) return 'not-kept'
  return pixels > MAX_PIXELS ? 'too-many-pixels' : null
}

/** SOF0 to SOF15 without DHT, JPG and DAC. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

const sized = (width: number, height: number): number | null => (width > 0 && height > 0 ? width * height : null)
