import { expect, test } from 'vitest'
import { readDispatchRow } from './dispatch-row.ts'

const good = { din: '=A99992600000100', productCode: '=<D1002V00', componentName: ' 红细胞 ', abo: 'A', rhd: '阳性', volumeMl: '280', expiresAt: '2026-12-31 23:59', price: '' }
const read = (change: Partial<typeof good>) => readDispatchRow({ ...good, ...change })
const row = (change: Partial<typeof good>) => {
  const result = read(change)
  return result.ok ? result.row : result
}

test.each(['A999926000001', '=A999926000001', 'A99992600000100', ' A9999 26 000001 ', '=A9999 26 000001 00'])('R03 the DIN is read from %s', (din) => expect(row({ din })).toMatchObject({ din: 'A999926000001' }))
test.each(['xA999926000001', 'A999926000001xyz', '==A999926000001', 'a999926000001', 'O999926000001', 'A9999260000010', 'A99992600000I', '0999926000001'])('R03 %s is no DIN', (din) => expect(row({ din })).toEqual({ ok: false, problem: 'din-malformed', value: din }))
test.each(['D1002V00', '=<D1002V00'])('R03 the product is read from %s', (productCode) => expect(row({ productCode })).toMatchObject({ productCode: 'D1002V00' }))
test.each(['=D1002V00', '11002V00', 'D1002V000', 'xx=<D1002V00', 'D1002V-0'])('R03 %s is no product code', (productCode) => expect(row({ productCode })).toEqual({ ok: false, problem: 'product-malformed', value: productCode }))
test.each([['a', 'A'], ['AB型', 'AB'], ['O', 'O'], ['b型', 'B']])('R03 group %s is %s', (abo, expected) => expect(row({ abo })).toMatchObject({ abo: expected }))
test.each(['A型型', '型A', 'C', 'A1'])('R03 %s is no group', (abo) => expect(row({ abo })).toEqual({ ok: false, problem: 'abo-unknown', value: abo }))
test.each(['**D**', 'd', '+', 'POS', '阳性', 'Rh(D)阳性'])('R03 RhD %s is positive', (rhd) => expect(row({ rhd })).toMatchObject({ rhd: 'pos' }))
test.each(['-', 'neg', '阴性', 'Rh(D)阴性'])('R03 RhD %s is negative', (rhd) => expect(row({ rhd })).toMatchObject({ rhd: 'neg' }))
test.each(['不详', '未查', '未知', 'Unknown'])('R03 RhD %s is kept as unknown', (rhd) => expect(row({ rhd })).toMatchObject({ rhd: null }))
test.each([['', 0], ['0', 0], ['280 mL', 280], ['280ml', 280], ['199.6', 200], ['2000', 2000]])('R03 volume %s is %s mL', (volumeMl, expected) => expect(row({ volumeMl })).toMatchObject({ volumeMl: expected }))
test.each(['2001', '-1', 'x', 'mL280', 'Infinity'])('R03 %s is no volume', (volumeMl) => expect(row({ volumeMl })).toEqual({ ok: false, problem: 'volume-malformed', value: volumeMl }))
test.each([['', null], ['0', 0], ['210.5', 21050], ['210.05', 21005], ['999999.99', 99999999]])('R03 price %s is %s fen', (price, expected) => expect(row({ price })).toMatchObject({ priceFen: expected }))
test.each(['1.234', '1000000', '1.', '.5', '-1', '1,5', 'x1', '1x'])('R03 %s is no price', (price) => expect(row({ price })).toEqual({ ok: false, problem: 'price-malformed', value: price }))
test.each([
  ['2026-12-31', '2026-12-31T15:59:00.000Z'], ['2026/12/31', '2026-12-31T15:59:00.000Z'], ['2026-12-31T08:30', '2026-12-31T00:30:00.000Z'], ['2026-12-31 08:30:59', '2026-12-31T00:30:00.000Z']
])('R03 expiry %s is %s', (expiresAt, expected) => expect(row({ expiresAt })).toMatchObject({ expiresAt: expected }))
test.each(['x2026-12-31', '2026-12-311', '31.12.2026', '2026-13-01'])('R03 %s is no expiry', (expiresAt) => expect(row({ expiresAt })).toEqual({ ok: false, problem: 'expiry-malformed', value: expiresAt }))

test('R03 cells are tidied; an absent cell is an empty one', () => {
  expect(row({})).toMatchObject({ componentName: '红细胞' })
  expect(readDispatchRow({})).toEqual({ ok: false, problem: 'din-missing', value: '' })
  expect(row({ productCode: ' ' })).toEqual({ ok: false, problem: 'product-missing', value: '' })
  expect(row({ expiresAt: '' })).toEqual({ ok: false, problem: 'expiry-missing', value: '' })
})

test('R03 what is no ISBT 128 may be read by the hospital\'s own rules', () => {
  const local = (cell: string) => (cell === 'L1' ? { din: 'A999926000009' } : cell === 'P1' ? { productCode: 'D1003V00' } : {})
  expect(readDispatchRow({ ...good, din: 'L1', productCode: 'P1' }, local)).toMatchObject({ ok: true, row: { din: 'A999926000009', productCode: 'D1003V00' } })
})
