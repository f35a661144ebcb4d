import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DuplicateGuard } from './duplicate-guard.ts'
import { MAX_SCAN_BYTES, ScanFramer } from './scan-framer.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

test('R03 a code ends with CR, LF or CR LF', () => {
  const framer = new ScanFramer()
  expect(framer.push(bytes('=A999826123456\r=%5100\n=<E0382V00\r\n'))).toEqual(['=A999826123456', '=%5100', '=<E0382V00'])
  expect(framer.pending).toBe(false)
})

test('R03 codes come out the same however the line cuts their bytes', () => {
  const code = fc.string({ unit: 'grapheme' }).map((s) => `=${s.replace(/[\r\n\0]/g, '')}`)
  const text = fc.array(code, { maxLength: 6 })
  fc.assert(
    fc.property(text, fc.infiniteStream(fc.integer({ min: 1, max: 7 })), (codes, sizes) => {
      const all = bytes(codes.map((c) => `${c}\r\n`).join(''))
      const framer = new ScanFramer()
      const out: string[] = []
      for (let at = 0; at < all.length; ) {
        const size = sizes.next().value
        out.push(...framer.push(all.subarray(at, at + size)))
        at += size
      }
      expect(out).toEqual(codes)
    })
  )
})

test('R03 without a suffix a pause of 30 ms ends the code', () => {
  const framer = new ScanFramer()
  expect(framer.push(bytes('A2600123'))).toEqual([])
  expect(framer.pending && framer.idleMs).toBe(30)
  expect(framer.idle()).toBe('A2600123')
  expect(framer.idle()).toBeNull()
})

test('R03 a scanner that sends a suffix never yields half a code, however long it pauses', () => {
  const framer = new ScanFramer()
  framer.push(bytes('=%5100\r'))
  expect(framer.push(bytes('=A99982'))).toEqual([])
  expect(framer.idleMs).toBe(500)
  expect(framer.idle()).toBeNull()
  expect(framer.dropped).toBe(1)
  framer.push(bytes('A2600123'))
  expect(framer.idle(), 'a scanner set to no suffix is understood again').toBe('A2600123')
})

test('R03 a code longer than 4096 bytes is dropped whole, and the next one is read', () => {
  const framer = new ScanFramer()
  const longest = 'Y'.repeat(MAX_SCAN_BYTES)
  expect(framer.push(bytes(`X${longest}\r=%5100\r${longest}\r`))).toEqual(['=%5100', longest])
  expect(framer.dropped).toBe(1)
})

test('R03 NUL around a code is line noise, NUL inside it stays for the parser to refuse', () => {
  const framer = new ScanFramer()
  expect(framer.push(bytes('\0\0=%5100\0\r\0\rA\0B\r'))).toEqual(['=%5100', 'A\0B'])
})

test('R03 bytes that are no UTF-8 become U+FFFD and never end the reading', () => {
  expect(new ScanFramer().push(new Uint8Array([0x41, 0xff, 0x42, 0x0d]))).toEqual(['A\ufffdB'])
})

test('R03 what was begun before the line broke is dropped', () => {
  const framer = new ScanFramer()
  framer.push(bytes('=A99982'))
  framer.abandon()
  expect(framer.push(bytes('=%5100\r'))).toEqual(['=%5100'])
})

test('R03 the same code within 250 ms is one read, and the repetition is counted', () => {
  const guard = new DuplicateGuard()
  const reads = [['a', 0], ['a', 249], ['a', 498], ['a', 748], ['b', 750], ['a', 751]] as const
  expect(reads.map(([text, at]) => guard.admit(text, at))).toEqual([true, false, false, true, true, true])
  expect(guard.dropped).toBe(2)
})
