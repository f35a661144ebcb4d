import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvText, safeCell } from './csv-text.ts'

test('R26 no cell of an export begins what a spreadsheet would run', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const shown = safeCell(text).replace(/^"/, '')
      if (!/^-?\d+(\.\d+)?$/.test(text)) expect(shown).not.toMatch(/^[=+\-@\t\r\n]/)
    })
  )
  expect(["=cmd|' /C calc'!A0", '@SUM(A1)', '＝1+1'].map(safeCell)).toEqual(["'=cmd|' /C calc'!A0", "'@SUM(A1)", "'＝1+1"])
})

test('R09 numbers stay numbers, also negative ones, and quotes and commas stay in their cell', () => {
  expect(csvText([['金额', -12.5, '-12.50'], ['a,"b"', null, '=A99992600000100']])).toBe('\ufeff金额,-12.5,-12.50\r\n"a,""b""",,\'=A99992600000100\r\n')
})
