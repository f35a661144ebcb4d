import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MAX_PIXELS, pictureFault, pixelsOf } from './pixels.ts'

const be = (n: number, bytes: number): number[] => Array.from({ length: bytes }, (_, i) => Math.floor(n / 256 ** (bytes - 1 - i)) % 256)
const png = (w: number, h: number): Uint8Array => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...be(13, 4), 0x49, 0x48, 0x44, 0x52, ...be(w, 4), ...be(h, 4), 8, 0, 0, 0, 0])
const segment = (marker: number, body: readonly number[]): number[] => [0xff, marker, ...be(body.length + 2, 2), ...body]
const jpeg = (w: number, h: number, frame = 0xc0): Uint8Array =>
  new Uint8Array([0xff, 0xd8, ...segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]), ...segment(0xdb, Array.from({ length: 65 }, () => 1)), ...segment(0xc4, Array.from({ length: 20 }, () => 0xff)), 0xff, ...segment(frame, [8, ...be(h, 2), ...be(w, 2), 3, 1, 0x22, 0]), 0xff, 0xda])

test('R08 a picture says its size in its head: PNG, JPEG of every kind of frame, behind tables and filling', () => {
  expect(pixelsOf(png(640, 480), 'image/png')).toBe(307_200)
  for (const frame of [0xc0, 0xc1, 0xc2, 0xcf]) expect(pixelsOf(jpeg(4000, 3000, frame), 'image/jpeg')).toBe(12_000_000)
  expect(pixelsOf(new Uint8Array(), 'application/pdf')).toBe(0)
})

test('R08 five megabytes can be a picture of many gigabytes: it is told before it is unpacked', () => {
  // 60,000 × 60,000 grey pixels pack into a few megabytes; the head alone says so.
  expect(deflateSync(Buffer.alloc(60_000 * 60)).length).toBeLessThan(60_000)
  expect(pixelsOf(png(60_000, 60_000), 'image/png')).toBeGreaterThan(MAX_PIXELS)
  expect(pixelsOf(jpeg(65_500, 65_500), 'image/jpeg')).toBeGreaterThan(MAX_PIXELS)
  expect([png(60_000, 60_000), png(10_000, 10_000), png(0, 1)].map((b) => pictureFault(b, 'image/png'))).toEqual(['too-many-pixels', null, 'not-kept'])
  expect([pictureFault(png(1, 1), null), pictureFault(new Uint8Array(), 'application/pdf')]).toEqual(['not-kept', null])
})

test('R08 what is cut off, says no size, or is noise is no picture, and never an endless loop', () => {
  expect(pixelsOf(png(640, 480).subarray(0, 20), 'image/png')).toBeNull()
  expect(pixelsOf(png(0, 480), 'image/png')).toBeNull()
  expect(pixelsOf(jpeg(4000, 3000).subarray(0, 60), 'image/jpeg')).toBeNull()
  expect(pixelsOf(jpeg(4000, 0), 'image/jpeg')).toBeNull()
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('image/png' as const, 'image/jpeg' as const), (noise, type) => {
      const head = type === 'image/png' ? [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] : [0xff, 0xd8]
      const pixels = pixelsOf(new Uint8Array([...head, ...noise]), type)
      expect(pixels === null || pixels > 0).toBe(true)
    })
  )
})
