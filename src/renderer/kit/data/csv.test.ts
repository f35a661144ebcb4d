import { expect, test } from 'vitest'
import { toCsv } from './csv.ts'

test('a cell with comma, quote or line end is quoted, and Excel gets a BOM', () => {
  expect(toCsv(['a', 'b'], [['x,y', 'he said "no"']])).toBe('\ufeffa,b\r\n"x,y","he said ""no"""\r\n')
})

test('a cell that Excel would run as a formula is made text, numbers stay numbers', () => {
  expect(toCsv(['a'], [['=A99992612345600'], ['-4.5'], ['@x']])).toBe("\ufeffa\r\n'=A99992612345600\r\n-4.5\r\n'@x\r\n")
})
