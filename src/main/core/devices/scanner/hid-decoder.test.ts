import fc from 'fast-check'
import { expect, test } from 'vitest'
import { posReports } from '../../../../../tests/simulators/fake-hid.ts'
import { type HidProfile, hidLayouts, hidProfiles, suggestHidProfile } from '../../../../shared/domain/devices/hid-profile.ts'
import { HidDecoder } from './hid-decoder.ts'
import { MAX_SCAN_BYTES } from './scan-framer.ts'

const decoder = (profile: HidProfile = 'pos-64'): HidDecoder => new HidDecoder(hidLayouts[profile])
const reads = (d: HidDecoder, reports: readonly Uint8Array[]) => reports.flatMap((r) => d.push(r) ?? [])
const bytes = (...parts: (number | string)[]): Uint8Array => Uint8Array.from(parts.flatMap((p) => (typeof p === 'string' ? [...new TextEncoder().encode(p)] : [p])))
const filled = (head: Uint8Array, last = 0, length = 64): Uint8Array => {
  const report = new Uint8Array(length)
  report.set(head)
  report[length - 1] = last
  return report
}

test('R19 one report of the POS layout is one code, and its AIM identifier stands beside it', () => {
  expect(reads(decoder(), posReports('=A99982612345600', ']C0'))).toEqual([{ text: '=A99982612345600', aim: ']C0' }])
})

test('R19 a code of several reports is one code, also when a Chinese character lies across the cut', () => {
  const text = `${'=A99982612345600=%5100=<E0382V00&>0263262359'.repeat(2)}${'血'.repeat(40)}`
  const reports = posReports(text)
  expect(reports.length).toBeGreaterThan(3)
  const d = decoder()
  const seen = reports.map((r) => [d.push(r)?.text ?? null, d.pending])
  expect(seen.slice(0, -1).every(([t, pending]) => t === null && pending === true)).toBe(true)
  expect(seen.at(-1)).toEqual([text, false])
})

test.each<[HidProfile, Uint8Array]>([
  ['pos-64-unnumbered', filled(bytes(6, ']C0', '=%5100'), 0, 63)],
  ['pos-64-no-aim', filled(bytes(2, 6, '=%5100'))],
  ['text-64', filled(bytes('=%5100', 0))],
  ['text-64', filled(bytes('=%5100\r\n'))]
])('R19 the layout %s is read by its profile', (profile, report) => {
  expect(decoder(profile).push(report)?.text).toBe('=%5100')
})

test('R19 reports of other things (battery, buttons) and empty reports are no scan', () => {
  const d = decoder()
  expect(reads(d, [filled(bytes(3, 5, ']C0hello')), filled(bytes(2, 0)), new Uint8Array(), bytes(2)])).toEqual([])
  // A report of two bytes cannot hold what it says; the empty ones say nothing.
  expect(d.dropped).toBe(1)
})

test('R19 a report that says it holds more than fits is dropped with all of its code, and the next code is read', () => {
  const d = decoder()
  const [first, last] = posReports('x'.repeat(70))
  const broken = filled(bytes(2, 200, ']C0=A9998'), 1)
  expect(reads(d, [first ?? broken, broken, last ?? broken, ...posReports('=%5100')]).map((r) => r.text)).toEqual(['=%5100'])
  expect(d.dropped).toBe(1)
})

test('R19 half a code is never handed on: what was begun is dropped when the rest does not come', () => {
  const d = decoder()
  d.push(posReports('x'.repeat(70))[0] ?? new Uint8Array())
  d.abandon()
  d.abandon()
  expect(d.dropped).toBe(1)
  expect(reads(d, posReports('=%5100')).map((r) => r.text)).toEqual(['=%5100'])
})

test('R19 a device that never ends its code is held to 4096 bytes', () => {
  const d = decoder()
  const endless = filled(bytes(2, 56, ']C0', 'y'.repeat(56)), 1)
  for (let i = 0; i < 5000; i++) expect(d.push(endless)).toBeNull()
  d.push(filled(bytes(2, 1, ']C0y')))
  expect(d.dropped).toBe(1)
  expect(reads(d, posReports('z'.repeat(MAX_SCAN_BYTES)))[0]?.text).toHaveLength(MAX_SCAN_BYTES)
})

test('R19 an AIM identifier that is none is not passed off as one', () => {
  expect(reads(decoder(), posReports('=%5100', '\0\0\0'))[0]?.aim).toBe('')
})

test('R19 whatever the bytes, the decoder never throws, never hands on more than 4096 bytes, and reads the next code', () => {
  const report = fc.oneof(fc.uint8Array({ maxLength: 70 }), fc.uint8Array({ minLength: 64, maxLength: 64 }).map((r) => (r.set([2], 0), r)))
  fc.assert(
    fc.property(fc.constantFrom(...hidProfiles), fc.array(report, { maxLength: 120 }), (profile, reports) => {
      const d = decoder(profile)
      for (const r of reports) expect(d.push(r)?.text.length ?? 0).toBeLessThanOrEqual(MAX_SCAN_BYTES)
      d.abandon()
      expect(d.pending).toBe(false)
      if (profile === 'pos-64') expect(reads(d, posReports('=%5100')).at(-1)?.text).toBe('=%5100')
    }),
    { numRuns: 2000, seed: 19 }
  )
})

test('R19 any code comes out as it went in', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }).map((s) => `=${s.replace(/[\r\n\0]/g, '')}`)
  fc.assert(fc.property(text, (code) => {
    expect(reads(decoder(), posReports(code)).map((r) => r.text)).toEqual([code])
  }), { seed: 19 })
})

test('R19 a new scanner is given the layout of its maker first', () => {
  expect(suggestHidProfile({ vendorId: 0x0c2e, usagePage: null })).toBe('pos-64')
  expect(suggestHidProfile({ vendorId: 0x1234, usagePage: 0x8c })).toBe('pos-64')
  expect(suggestHidProfile({ vendorId: 0x1234, usagePage: 0xff00 })).toBe('text-64')
})
