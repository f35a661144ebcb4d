import { expect, test } from 'vitest'
import { labelCodes, parseLabelMatrix } from './label-codes.ts'

const label = { selfNumber: 'A2600001', din: 'A999926000001', productCode: 'D1002V00' }
const { matrix } = labelCodes(label)

test('R05 a label carries number, DIN with our flags and both with the product', () => {
  expect(labelCodes(label)).toEqual({ selfNumber: 'A2600001', din: '=A99992600000105', matrix: 'A2600001|=A99992600000105|=<D1002V00' })
})

test('R05 what was printed is read back', () => expect(parseLabelMatrix(matrix)).toEqual(label))

test.each([
  ['a character before', ` ${matrix}`],
  ['a character after', `${matrix}x`],
  ['a number too short', matrix.replace('A2600001', 'A26')],
  ['a number too long', matrix.replace('A2600001', 'A'.repeat(17))],
  ['a number in lower case', matrix.replace('A2600001', 'a2600001')],
  ['the flags of the station', matrix.replace('0105|', '0100|')],
  ['a DIN with the letter O', matrix.replace('=A9', '=AO')],
  ['a DIN that begins with O', matrix.replace('=A9', '=O9')],
  ['a DIN with a letter among its digits', matrix.replace('26000001', '2600000A')],
  ['a product code too short', matrix.slice(0, -1)],
  ['a product code with a sign', `${matrix.slice(0, -1)}-`],
  ['no bars', matrix.replaceAll('|', '')],
  ['nothing', '']
])('R05 with %s it is no label of ours', (_what, raw) => expect(parseLabelMatrix(raw)).toBeNull())

test('R05 the shortest and the longest number are read', () => {
  for (const selfNumber of ['A260', `A26${'0'.repeat(13)}`]) expect(parseLabelMatrix(labelCodes({ ...label, selfNumber }).matrix)).toEqual({ ...label, selfNumber })
})
