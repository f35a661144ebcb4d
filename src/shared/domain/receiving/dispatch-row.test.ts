import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnOf, missingColumns } from './dispatch-columns.ts'
import { readDispatchRow } from './dispatch-row.ts'

const good = { din: '=A99992600000100', productCode: '=<D1002V00', componentName: '红细胞', abo: 'A', rhd: '**D**', volumeMl: '280', expiresAt: '2026-12-31 23:59', price: '210.50' }

test('R03 a line of a dispatch is read whole', () => {
  const read = readDispatchRow(good)
  expect(read).toEqual({
    ok: true,
    row: { din: 'A999926000001', productCode: 'D1002V00', componentName: '红细胞', abo: 'A', rhd: 'pos', volumeMl: 280, expiresAt: '2026-12-31T15:59:00.000Z', priceFen: 21050, boxNumber: null }
  })
})

test.each([
  ['din', '', 'din-missing'], ['din', 'A9O9926000001', 'din-malformed'], ['din', 'A99992600000', 'din-malformed'],
  ['productCode', '', 'product-missing'], ['productCode', 'D1002', 'product-malformed'],
  // Hospitals number the groups differently: a number is refused, never guessed.
  ['abo', '1', 'abo-unknown'], ['abo', '', 'abo-unknown'], ['rhd', '1', 'rhd-unknown'], ['rhd', '', 'rhd-unknown'],
  ['expiresAt', '', 'expiry-missing'], ['expiresAt', '2026-02-30 10:00', 'expiry-malformed'], ['expiresAt', 'soon', 'expiry-malformed'],
  ['volumeMl', 'viel', 'volume-malformed'], ['volumeMl', '-1', 'volume-malformed'], ['price', '1,5', 'price-malformed']
])('R03 a line whose %s is "%s" is refused as %s', (column, value, problem) => {
  const read = readDispatchRow({ ...good, [column]: value })
  expect(read.ok ? 'ok' : read.problem).toBe(problem)
})

test('R03 a date alone means the end of that day; unknown RhD is kept as unknown', () => {
  const read = readDispatchRow({ ...good, expiresAt: '2026/12/31', rhd: '不详' })
  expect(read.ok && [read.row.expiresAt, read.row.rhd]).toEqual(['2026-12-31T15:59:00.000Z', null])
})

test('R03 no text of a cell makes the reader throw', () => {
  fc.assert(fc.property(fc.dictionary(fc.constantFrom(...Object.keys(good)), fc.string()), (cells) => void readDispatchRow({ ...good, ...cells })))
})

test('R03 headers are known in Chinese and English, and what is missing is named', () => {
  expect([' 献血码 ', '失效日期', 'Product_Code'].map(columnOf)).toEqual(['din', 'expiresAt', 'productCode'])
  expect(missingColumns(['献血码', 'ABO', 'RH'])).toEqual(['productCode', 'expiresAt'])
})
