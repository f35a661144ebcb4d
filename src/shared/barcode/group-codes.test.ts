import { describe, expect, it } from 'vitest'
import { encodeGroup } from './encode.ts'
import { collections, groupCodes } from './group-codes.ts'
import { parseScan } from './parse-scan.ts'
import { phenotypeMeaning } from './phenotype.ts'

// RT005, written out again from the source so that the generated table is checked against it.
const table = `O neg 95 91 92 93 94 96 97 98
O pos 51 47 48 49 50 52 53 54
A neg 06 02 03 04 05 07 08 09
A pos 62 58 59 60 61 63 64 65
B neg 17 13 14 15 16 18 19 20
B pos 73 69 70 71 72 74 75 76
AB neg 28 24 25 26 27 29 30 31
AB pos 84 80 81 82 83 85 86 87
O - 55 P2 P3 P4 P5 P7 P8 P9
A - 66 A2 A3 A4 A5 A7 A8 A9
B - 77 B2 B3 B4 B5 B7 B8 B9
AB - 88 C2 C3 C4 C5 C7 C8 C9`
const order = ['default', 'directed', 'emergency', 'directed-biohazard', 'directed-eligible', 'autologous-eligible', 'autologous', 'autologous-biohazard']

const fieldsOf = (code: string) => {
  const r = parseScan(`=%${code}00`)
  const s = r.ok ? r.structures[0] : undefined
  return s?.id === '002' ? s.fields : null
}

describe('R03 ABO/RhD codes (RT005)', () => {
  it.each(table.split('\n'))('R03 row %s', (row) => {
    const [abo, rhd, ...codes] = row.split(' ')
    expect(order).toEqual(collections)
    codes.forEach((code, i) => {
      expect(fieldsOf(code), code).toMatchObject({ abo, rhd: rhd === '-' ? null : rhd, collection: order[i], variant: null, message: null, blocksStock: false })
    })
  })

  it.each([
    ['D', 'neg', 'para-bombay'],
    ['E', 'pos', 'para-bombay'],
    ['G', 'neg', 'bombay'],
    ['H', 'pos', 'bombay'],
    ['I', 'neg', 'o-para'],
    ['J', 'pos', 'o-para'],
    ['K', 'neg', 'a-para'],
    ['L', 'neg', 'b-para'],
    ['M', 'neg', 'ab-para'],
    ['N', 'pos', 'a-para'],
    ['O', 'pos', 'b-para'],
    ['Q', 'pos', 'ab-para']
  ])('R03 prefix %s is %s %s and never a plain ABO group', (prefix, rhd, variant) => {
    ;[6, 2, 3, 4, 5, 7, 8, 9].forEach((n, i) => expect(fieldsOf(`${prefix}${n}`)).toMatchObject({ abo: null, rhd, variant, collection: order[i] }))
  })

  it.each([
    ['A0', 'A', null],
    ['B0', 'B', null],
    ['C0', 'AB', null],
    ['D0', 'O', null],
    ['E0', null, 'pos'],
    ['F0', null, 'neg'],
    ['G0', null, null],
    ['H0', null, null],
    ['I0', 'A', null],
    ['J0', 'A', null],
    ['K0', 'AB', null],
    ['L0', 'AB', null]
  ])('R03 pooled or subgroup code %s is %s %s', (code, abo, rhd) => {
    expect(fieldsOf(code)).toMatchObject({ abo, rhd })
    expect(fieldsOf(code)?.variant).not.toBeNull()
  })

  it('R03 the station messages Mb, Md, Mf, Mq, Mr and Mx block stock and name no group', () => {
    for (const code of ['Mb', 'Md', 'Mf', 'Mq', 'Mr', 'Mx', 'T1', 'T6']) expect(fieldsOf(code)).toMatchObject({ abo: null, rhd: null, blocksStock: true })
    expect(fieldsOf('Mq')?.message).toBe('quarantine')
    expect(fieldsOf('Mx')?.message).toBe('not-for-transfusion')
    expect(fieldsOf('Ma')).toMatchObject({ message: 'autologous', blocksStock: false })
    expect(fieldsOf('00')).toMatchObject({ abo: null, message: null })
  })

  it('R03 no two-character code outside RT005 is read', () => {
    const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
    for (const a of signs) for (const b of signs) expect(parseScan(`=%${a}${b}00`).ok, a + b).toBe(groupCodes.has(a + b))
    expect(groupCodes.size).toBe(12 * 8 + 12 * 8 + 12 + 1 + 7 + 6)
  })

  it('R03 a plain group is encoded as its default code', () => {
    expect(encodeGroup('O', 'pos')).toBe('=%5100')
    expect(encodeGroup('AB', 'neg')).toBe('=%2800')
    expect(encodeGroup('A', null)).toBe('=%6600')
  })

  it('R03 the phenotype character means what RT007 says', () => {
    expect(phenotypeMeaning('0')).toEqual({ rh: null, kell: null, miaMur: null, seeSpecialTesting: false })
    expect(phenotypeMeaning('3')?.rh).toBe('C+c+E+e+')
    expect(phenotypeMeaning('A')).toMatchObject({ rh: 'C-c+E-e+', kell: 'neg' })
    expect(phenotypeMeaning('T')).toMatchObject({ rh: null, kell: 'pos' })
    expect(phenotypeMeaning('R')).toMatchObject({ rh: 'C+c-E+e-', kell: 'pos' })
    expect(phenotypeMeaning('V')?.miaMur).toBe('pos')
    expect(phenotypeMeaning('W')?.seeSpecialTesting).toBe(true)
    expect(phenotypeMeaning('Z')).toMatchObject({ rh: 'C-E-', kell: 'pos' })
    expect(phenotypeMeaning('a')).toBeNull()
  })
})
