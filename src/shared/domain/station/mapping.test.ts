import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mapIn, mapOut } from './apply-mapping.ts'
import { checkMapping } from './check-mapping.ts'
import { canonical, differenceOf, isOlder } from './difference.ts'
import type { RawDocument } from './document.ts'
import { codedFields, type StationMapping } from './mapping.ts'
import { readDispatchDocument } from './read-dispatch-document.ts'
import { practiceMapping } from '../../practice/practice-mapping.ts'

const line = { 献血码: '=A99992600000100', 血液产品码: '=<D1002V00', 血液名称: '悬浮红细胞', 容量: '400', ABO: '3', RH: '1', 失效日期: '2026-12-30', 血液价格: '210.50' }
const document = (lines: RawDocument['lines']): RawDocument => ({ kind: 'dispatch', number: 'FX1', revision: '1', declaredLines: null, head: { 发血单号: 'FX1', 血站名称: '练习市血液中心' }, lines })
const without = (values: (row: StationMapping['values'][number]) => boolean): StationMapping => ({ ...practiceMapping, values: practiceMapping.values.filter((row) => !values(row)) })

describe('R03 R24 what a station calls things', () => {
  test('R24 a code means what the table of this station says, and 3 is O here', () => {
    const read = readDispatchDocument(document([line]), practiceMapping)
    expect(read.unmapped).toEqual([])
    expect(read.good).toMatchObject([{ din: 'A999926000001', abo: 'O', rhd: 'pos', priceFen: 21_050, lineNo: 1 }])
  })

  test('R24 a code that no table names is refused and listed with its line, and the other lines come in', () => {
    const read = readDispatchDocument(document([line, { ...line, ABO: '9' }, { ...line, 献血码: '=A99992600000200', RH: '' }]), practiceMapping)
    expect(read.unmapped).toEqual([{ line: 2, field: 'abo', value: '9' }, { line: 3, field: 'rhd', value: '' }])
    expect(read.good).toHaveLength(1)
    // Even a word that a file may carry is no code of this station.
    expect(readDispatchDocument(document([{ ...line, ABO: 'A' }]), practiceMapping).unmapped).toMatchObject([{ field: 'abo', value: 'A' }])
  })

  test('R24 whatever is sent in, no group comes out that its table does not give', () => {
    fc.assert(
      fc.property(fc.string(), (code) => {
        const { texts } = mapIn(practiceMapping, { ABO: code }, 1)
        const known = practiceMapping.values.find((row) => row.field === 'abo' && row.from === code.trim())
        expect(texts['abo']).toBe(known?.to)
      })
    )
  })

  test('R01 what we say and cannot say in the words of the station is not sent', () => {
    const out = mapOut(practiceMapping, { abo: 'O', rhd: 'pos', quantity: '4', unit: 'U' }, 1)
    expect(out).toEqual({ texts: { ABO: '3', RH: '1', 数量: '4', 单位: '单位' }, unmapped: [] })
    expect(mapOut(without((row) => row.field === 'abo' && row.to === 'O'), { abo: 'O' }, 1).unmapped).toEqual([{ line: 1, field: 'abo', value: 'O' }])
    // Two codes with one meaning and none marked: nobody may pick one.
    const two = { ...practiceMapping, values: [...practiceMapping.values.map((row) => ({ ...row, outgoing: false })), { field: 'abo' as const, from: 'O型', to: 'O', outgoing: false }] }
    expect(mapOut(two, { abo: 'O' }, 1).unmapped).toHaveLength(1)
    expect(mapIn(two, { ABO: 'O型' }, 1).texts).toEqual({ abo: 'O' })
  })

  test('R24 in and out are each other turned round for every code that is sent', () => {
    for (const field of ['abo', 'rhd', 'unit'] as const) {
      for (const value of codedFields[field]) {
        const { texts, unmapped } = mapOut(practiceMapping, { [field]: value }, 1)
        expect(unmapped).toEqual([])
        expect(mapIn(practiceMapping, texts, 1).texts).toEqual({ [field]: value })
      }
    }
  })

  test('R24 a table that contradicts itself or lacks what a bag needs is not used', () => {
    expect(checkMapping(practiceMapping)).toEqual([])
    const broken: StationMapping = {
      fields: [...practiceMapping.fields.filter((row) => row.to !== 'rhd'), { from: 'ABO', to: 'reason' }, { from: '血型', to: 'abo' }],
      values: [{ field: 'abo', from: '1', to: 'A', outgoing: true }, { field: 'abo', from: '1', to: 'B', outgoing: false }, { field: 'abo', from: '7', to: 'A', outgoing: true }, { field: 'unit', from: '袋', to: 'bag', outgoing: false }, { field: 'productCode', from: '01', to: 'X', outgoing: false }]
    }
    expect(checkMapping(broken).map((fault) => [fault.code, fault.at])).toEqual([['field-twice', 'ABO'], ['two-fields-one-meaning', 'ABO'], ['two-fields-one-meaning', '血型'], ['value-twice', '1'], ['outgoing-twice', '7'], ['value-unknown', '袋'], ['product-malformed', '01'], ['required-missing', '']])
  })
})

describe('R03 a document that comes again', () => {
  test('R03 the same content in another order is the same document', () => {
    const turned = Object.fromEntries(Object.entries(line).toReversed())
    expect(canonical(document([line]))).toBe(canonical(document([turned])))
    expect(canonical(document([line]))).not.toBe(canonical(document([{ ...line, 容量: '401' }])))
  })

  test('R03 what changed is said field by field, with lines that are new and lines that are gone', () => {
    const changed = differenceOf(document([line, line]), { ...document([{ ...line, 血液价格: '220.00' }]), head: { 发血单号: 'FX1' } })
    expect(changed).toContainEqual({ line: 0, field: '血站名称', before: '练习市血液中心', after: null })
    expect(changed).toContainEqual({ line: 1, field: '血液价格', before: '210.50', after: '220.00' })
    expect(changed.filter((d) => d.line === 2).every((d) => d.after === null)).toBe(true)
    expect(differenceOf(document([line]), document([line]))).toEqual([])
  })

  test('R03 an older version is known by the station\'s own marks, and marks that cannot be compared say nothing', () => {
    expect([isOlder('2', '10'), isOlder('10', '2'), isOlder('2026-11-22T08:00', '2026-11-22 09:00'), isOlder('x', 'y'), isOlder(null, '1'), isOlder('3', '2026-11-22 09:00')]).toEqual([true, false, true, false, false, false])
  })
})
