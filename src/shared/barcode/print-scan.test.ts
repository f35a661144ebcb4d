import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeCompound, encodeDin, encodeGroup, encodeProduct } from './encode.ts'
import { parseCodes } from './parse-code.ts'
import { parseScan } from './parse-scan.ts'
import { printScan } from './print-scan.ts'
import { messages, refused, validScans } from './vectors.test-data.ts'

const known = [...validScans, ...messages, ...refused].map(([raw]) => raw)
const wire = fc.string({ unit: fc.constantFrom(...Array.from('=&%<>+#,*}{;/\\!()-A9E0z1 O]C4\r\n＝')), maxLength: 60 })
/** Valid scans cut, joined, with characters changed: near misses find more than noise. */
const mutated = fc
  .tuple(fc.constantFrom(...known), fc.constantFrom(...known), fc.nat(80), fc.string({ minLength: 0, maxLength: 2 }), fc.nat(2))
  .map(([a, b, at, put, cut]) => `${a.slice(0, at)}${put}${a.slice(at + cut)}${at % 3 === 0 ? b : ''}`)

function holds(raw: string): void {
  const result = parseScan(raw)
  expect(result.raw).toBe(raw)
  if (!result.ok) {
    expect(parseCodes).toContain(result.code)
    expect(result.at).toBeGreaterThanOrEqual(0)
    expect(result.at).toBeLessThanOrEqual(raw.length)
    return
  }
  const payload = raw.replace(/[\r\n]+$/, '').replace(/^\][A-Za-z][A-Za-z0-9]/, '')
  expect(printScan(result.structures, result)).toBe(payload)
  const again = parseScan(payload)
  expect(again).toEqual({ ...result, raw: payload })
}

describe('R03 what is read can be printed again', () => {
  it('R03 no text makes the reader throw, and every accepted one prints the same', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), wire, mutated, fc.constantFrom(...known)), holds), { numRuns: 20_000, seed: 128 })
  })

  it('R03 a compound message of any structures reads as those structures', () => {
    const singles = validScans.map(([raw]) => raw).filter((raw) => /^[=&][^a-z;!]/.test(raw))
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...singles), { minLength: 1, maxLength: 99 }), (parts) => {
        const result = parseScan(encodeCompound(parts))
        expect(result.ok && result.structures.map((s) => printScan([s], { compound: false }))).toEqual(parts)
      }),
      { numRuns: 200, seed: 128 }
    )
  })

  it('R03 one changed structure makes the whole compound message unusable', () => {
    const parts = [encodeDin('A999926123456'), encodeGroup('A', 'pos'), encodeProduct('E0398V00'), '&>0261232359']
    expect(parseScan(encodeCompound(parts)).ok).toBe(true)
    for (let i = 0; i < parts.length; i++) {
      expect(parseScan(encodeCompound(parts.map((p, k) => (k === i ? p.slice(0, -1) : p)))).ok).toBe(false)
      expect(parseScan(encodeCompound(parts.map((p, k) => (k === i ? `${p}~` : p)))).ok).toBe(false)
    }
  })

  it('R03 the reading rate is printed, not asserted', () => {
    const rounds = 4000
    for (let i = 0; i < rounds; i++) for (const raw of known) parseScan(raw)
    const start = performance.now()
    let accepted = 0
    for (let i = 0; i < rounds; i++) for (const raw of known) if (parseScan(raw).ok) accepted++
    const seconds = (performance.now() - start) / 1000
    const share = Math.round((accepted / rounds / known.length) * 100)
    console.log(`parseScan: ${Math.round((rounds * known.length) / seconds / 1000)} k mixed scans/s, ${share} % valid`)
    expect(accepted).toBeGreaterThan(0)
  })
})
