import { describe, expect, test } from 'vitest'
import { linesOfTable, linesOfTree } from './dispatch-table.ts'
import { sortDispatchLines, type NumberedLine } from './sort-dispatch-lines.ts'

const header = ['献血码', '血液产品码', 'ABO', 'RH', '失效日期', '备注']
const row = ['A999926000001', 'D1002V00', 'A', '**D**', '2027-01-01', 'x']

describe('R03 a table with a header somewhere', () => {
  test('R03 lines are numbered as a person sees them in the file; columns that nobody knows and empty lines are none', () => {
    expect(linesOfTable([['发血清单'], [], header, row, ['', ' ', '', '', '', ''], row.slice(0, 3)])).toEqual({
      ok: true,
      lines: [
        { lineNo: 4, cells: { din: 'A999926000001', productCode: 'D1002V00', abo: 'A', rhd: '**D**', expiresAt: '2027-01-01' }, formulaIn: null },
        { lineNo: 6, cells: { din: 'A999926000001', productCode: 'D1002V00', abo: 'A', rhd: '', expiresAt: '' }, formulaIn: null }
      ]
    })
  })

  test('R03 a formula is named by its column, also in a line that looks empty; one in a column that nobody reads is none', () => {
    const read = linesOfTable([header, row, ['', '', '', '', '', '']], new Set(['1 2', '1 5', '2 0']))
    expect(read.ok && read.lines.map((l) => [l.lineNo, l.formulaIn])).toEqual([[2, 'abo'], [3, 'din']])
    const other = linesOfTable([header, row], new Set(['1 5', '0 0']))
    expect(other.ok && other.lines.map((l) => l.formulaIn)).toEqual([null])
  })

  test('R03 without a header, or with one that lacks a required column, it says which are missing', () => {
    expect(linesOfTable([['a', 'b'], ['献血码', 'ABO']])).toEqual({ ok: false, missing: ['din', 'productCode', 'abo', 'rhd', 'expiresAt'] })
    expect(linesOfTable([header.slice(0, 3)])).toEqual({ ok: false, missing: ['rhd', 'expiresAt'] })
  })
})

describe('R03 a tree', () => {
  const leaf = (texts: Readonly<Record<string, string>>) => ({ texts, inside: [] })
  test('R03 what stands around a line holds for it, and its own words come first; lines count in the order of the file', () => {
    const bag = { 献血码: '1', 血液产品码: 'P' }
    expect(linesOfTree({ texts: { 发血单号: 'D1', ABO: 'O', 别的: 'x' }, inside: [leaf({ ...bag, ABO: 'A' }), { texts: { 箱号: '7' }, inside: [leaf(bag)] }] })).toEqual({
      ok: true, lines: [{ lineNo: 1, cells: { dispatchNumber: 'D1', abo: 'A', din: '1', productCode: 'P' }, formulaIn: null }, { lineNo: 2, cells: { dispatchNumber: 'D1', abo: 'O', boxNumber: '7', din: '1', productCode: 'P' }, formulaIn: null }]
    })
  })

  test('R03 a thing with three known names is a line that lacks its number; with two it is none, and nothing is a list without lines', () => {
    expect(linesOfTree({ texts: {}, inside: [leaf({ ABO: 'A', RH: '1', 容量: '2' }), leaf({ ABO: 'A', RH: '1' })] })).toMatchObject({ ok: true, lines: [{ lineNo: 1, cells: { abo: 'A', rhd: '1', volumeMl: '2' } }] })
    expect(linesOfTree({ texts: { 献血码: '1' }, inside: [leaf({ x: 'y' })] })).toMatchObject({ ok: true, lines: [{ cells: { din: '1' } }] })
    expect(linesOfTree(leaf({ ABO: 'A', x: 'y' }))).toEqual({ ok: false, missing: ['lines'] })
  })
})

describe('R03 lines of a note, sorted', () => {
  const cells = { din: 'A999926000001', productCode: 'D1002V00', abo: 'A', rhd: '**D**', expiresAt: '2027-01-01' }
  const line = (lineNo: number, more: Readonly<Record<string, string>> = {}, formulaIn: string | null = null): NumberedLine => ({ lineNo, cells: { ...cells, ...more }, formulaIn })
  const sorted = (...lines: readonly NumberedLine[]) => sortDispatchLines(lines, 'FALLBACK')
  const bad = (...lines: readonly NumberedLine[]) => sorted(...lines).bad.map((b) => [b.lineNo, b.problem, b.field, b.value])

  test('R03 number, station and day are of the first line that says them; without a number the file has the name that it is given', () => {
    expect(sorted(line(1), line(2, { din: 'A999926000002', dispatchNumber: ` ${'D'.repeat(10)} `, stationName: '血站', dispatchedAt: '2026/11/25' }))).toMatchObject({ number: 'DDDDDDDDDD', stationName: '血站', dispatchedAt: '2026-11-24T16:00:00.000Z' })
    expect(sorted(line(1, { dispatchedAt: '2026-11-25 10:30:59' }))).toMatchObject({ number: 'FALLBACK', stationName: '', dispatchedAt: '2026-11-25T02:30:00.000Z' })
    expect(sorted(line(1, { dispatchedAt: '昨天' })).dispatchedAt).toBeNull()
  })

  test.each(['=1+1', '+1', '-1', '@x'])('R03 a text that a spreadsheet would run (%s) is refused in every free column', (text) => {
    for (const field of ['componentName', 'stationName', 'boxNumber']) expect(bad(line(3, { [field]: ` ${text}` }))).toEqual([[3, 'formula', field, text]])
  })

  test('R03 a cell that was a formula, a text too long or with what cannot be seen, and another note in the file are refused with the column', () => {
    expect(bad(line(2, { abo: 'A'.repeat(70) }, 'abo'))).toEqual([[2, 'formula', 'abo', 'A'.repeat(60)]])
    expect(bad(line(2, { componentName: 'x'.repeat(61) }))).toEqual([[2, 'text-unfit', 'componentName', 'x'.repeat(60)]])
    expect(bad(line(2, { componentName: 'x'.repeat(60) }))).toEqual([])
    expect(bad(line(2, { boxNumber: 'y'.repeat(31) }))).toEqual([[2, 'text-unfit', 'boxNumber', 'y'.repeat(31)]])
    for (const hidden of ['a\u0000', 'a\u007f', 'a\ufffd', 'a\u001f']) expect(bad(line(2, { stationName: hidden }))).toEqual([[2, 'text-unfit', 'stationName', hidden]])
    expect(bad(line(1, { dispatchNumber: 'D1' }), line(2, { din: 'A999926000002', dispatchNumber: 'D2' }), line(3, { din: 'A999926000003' }))).toEqual([[2, 'other-dispatch', 'dispatchNumber', 'D2']])
  })

  test('R03 the same bag twice is refused the second time; another division of it is another bag', () => {
    expect(bad(line(1), line(2), line(3, { productCode: 'D1002VA0' }))).toEqual([[2, 'repeated-in-file', 'din', 'A999926000001']])
  })

  test.each([
    [{ din: '' }, 'din-missing', 'din'], [{ din: 'A9' }, 'din-malformed', 'din'], [{ productCode: '' }, 'product-missing', 'productCode'], [{ productCode: 'x' }, 'product-malformed', 'productCode'], [{ abo: '3' }, 'abo-unknown', 'abo'],
    [{ rhd: '3' }, 'rhd-unknown', 'rhd'], [{ expiresAt: '' }, 'expiry-missing', 'expiresAt'], [{ expiresAt: 'x' }, 'expiry-malformed', 'expiresAt'], [{ volumeMl: 'x' }, 'volume-malformed', 'volumeMl'], [{ price: 'x' }, 'price-malformed', 'price']
  ])('R03 %j is refused as %s, in the column %s', (more, problem, field) => {
    expect(sorted(line(7, more)).bad).toMatchObject([{ lineNo: 7, problem, field }])
    expect(sorted(line(7, more)).good).toEqual([])
  })
})
