import { describe, expect, it } from 'vitest'
import { barcodeRefusals } from '../text/barcode-refusals.ts'
import { bagCodes } from './bag-code.ts'
import { dinCheckCharacter } from './din.ts'
import { parseCodes } from './parse-code.ts'
import { parseScan } from './parse-scan.ts'
import { messages, refused, validScans } from './vectors.test-data.ts'

const ids = (raw: string): string => {
  const r = parseScan(raw)
  return r.ok ? r.structures.map((s) => s.id).join(' ') : r.code
}

describe('R03 ISBT 128 scans', () => {
  it.each(validScans)('R03 %s reads as %s with %s = %s', (raw, id, field, value) => {
    const result = parseScan(raw)
    if (!result.ok) throw new Error(`${result.code} at ${result.at}`)
    expect(result.structures).toHaveLength(1)
    const structure = result.structures[0]
    expect(structure?.id).toBe(id)
    expect(new Map(Object.entries(structure?.fields ?? {})).get(field)).toBe(value)
  })

  it.each(messages)('R03 %s reads as structures %s', (raw, expected, compound) => {
    const result = parseScan(raw)
    expect(ids(raw)).toBe(expected)
    expect(result.ok && result.compound).toBe(compound)
  })

  it.each(refused)('R03 %j is refused with %s at %i', (raw, code, at) => {
    expect(parseScan(raw)).toEqual({ raw, ok: false, code, at })
  })

  it('R03 every refusal code is reached by a vector', () => {
    expect([...new Set(refused.map(([, code]) => code))].toSorted()).toEqual([...parseCodes].toSorted())
  })

  it('R03 the compound header keeps its sequence number', () => {
    const result = parseScan('=+04035=/A9997XYZ100T0479=,000012=A99991712345600=>019031')
    expect(result.ok && result.sequence).toBe('035')
  })

  it.each([
    ['G123417654321', 'A'],
    ['G123498654321', 'H'],
    ['A999818123456', 'N'],
    ['A999917345628', '*'],
    ['W483626000011', 'N'],
    ['V004314499999', 'I'],
    ['W000013100001', '*']
  ])('R03 the check character of %s is %s (mod 37-2)', (din, check) => {
    expect(dinCheckCharacter(din)).toBe(check)
    expect(parseScan(`${din}${check}`).ok).toBe(true)
  })

  it('R03 type 3 flags are accepted only when they hold the check value', () => {
    for (let flag = 60; flag <= 96; flag++) {
      const good = flag === 77
      expect(parseScan(`=G123498654321${flag}`).ok, String(flag)).toBe(good)
    }
  })

  it('R03 a check character in the place of flags is read and marked as legacy', () => {
    for (const raw of ['=G123417654321A', '=G123417654321A0', '=A999917345628*0', '=A999917345628*', ']C0=G123417654321A\r']) {
      const r = parseScan(raw)
      expect(r.ok && r.structures[0]?.id === '001' && r.structures[0].fields.legacyCheck, raw).toBe(true)
    }
    const plain = parseScan('=G123417654321B0')
    expect(plain.ok && plain.structures[0]?.fields).toEqual({ din: 'G123417654321', flags: 'B0', check: 'A' })
    expect(ids('=%5100=G123417654321A')).toBe('barcode.too-short')
  })

  it.each([']C4', ']C0', ']C1', ']d1', ']F0'])('R19 the AIM identifier %s and CR LF are set aside', (aim) => {
    expect(ids(`${aim}=%5100\r\n`)).toBe('002')
  })

  it('R03 a scan cut anywhere is refused or reads no other bag', () => {
    const raw = '=+04000=A99992612345600=%6200=<E0398V00&>0261232359'
    for (let i = 0; i < raw.length; i++) expect(parseScan(raw.slice(0, i)).ok, String(i)).toBe(false)
  })

  it('R03 every refusal has a sentence in Chinese and English', () => {
    expect(Object.keys(barcodeRefusals).toSorted()).toEqual([...parseCodes, ...bagCodes].toSorted())
    for (const { zh, en } of Object.values(barcodeRefusals)) {
      expect(zh).toMatch(/[一-鿿].*。$/)
      expect(en).toMatch(/^[A-Z].*\.$/)
    }
  })
})
