import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { practiceMapping } from '../../practice/practice-mapping.ts'
import { totalOf, totalsBy } from './fee-totals.ts'
import { expectedFees, type FeeBag, type LedgerEntry } from './ledger.ts'
import { fenOfYuan, yuanOfFen } from './money.ts'
import { monthOf, priceAt, type FeePrice } from './price.ts'
import { readStatement } from './read-statement.ts'
import { reconcile, type BilledLine } from './reconcile.ts'
import { checkSignOff, feeRowKey, openMonth } from './sign-off.ts'

const din = (n: number): string => `A999926${String(n).padStart(6, '0')}`
const bag = (n: number, over: Partial<FeeBag> = {}): FeeBag => ({ din: din(n), productCode: 'D1002V00', dispatchNumber: 'FX1', receivedAt: '2026-11-22T02:00:00.000Z', notePriceFen: 21_000, returnApprovedAt: null, ...over })
const bill = (n: number, fen: number, over: Partial<BilledLine> = {}): BilledLine => ({ lineNo: n, din: din(n), productCode: 'D1002V00', dispatchNumber: 'FX1', month: '2026-11', kind: fen < 0 ? 'credit' : 'charge', fen, ...over })
const price = (fromDay: string, priceFen: number): FeePrice => ({ id: fromDay, version: 1, productCode: 'D1002', fromDay, priceFen })

describe('R09 money', () => {
  test('R09 an amount is read exactly and written back as it was', () => {
    expect(['210.5', '￥1,210.50', '-0.07', '0', '1.005', '1e3', '12,34', '', '−5 元'].map(fenOfYuan)).toEqual([21_050, 121_050, -7, 0, null, null, null, null, -500])
    fc.assert(
      fc.property(fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }), (fen) => {
        expect(fenOfYuan(yuanOfFen(fen))).toBe(fen)
      })
    )
  })

  test('R09 a price holds from the Shanghai midnight of its day, and an older bag keeps the older price', () => {
    const prices = [price('2026-12-01', 22_000), price('2026-01-01', 21_000)]
    expect([priceAt(prices, 'D1002V00', '2026-11-30T15:59:59.999Z')?.priceFen, priceAt(prices, 'D1002V00', '2026-11-30T16:00:00.000Z')?.priceFen]).toEqual([21_000, 22_000])
    expect([priceAt(prices, 'D1002V00', '2025-12-31T00:00:00.000Z'), priceAt(prices, 'D1001V00', '2026-11-30T00:00:00.000Z')]).toEqual([null, null])
    expect([monthOf('2026-11-30T15:59:00.000Z'), monthOf('2026-11-30T16:00:00.000Z')]).toEqual(['2026-11', '2026-12'])
  })
})

describe('R09 what is expected', () => {
  test('R09 a returned bag costs what it cost and brings the same back in the month of the approval', () => {
    const [charge, credit] = expectedFees([bag(1, { returnApprovedAt: '2026-12-03T00:00:00.000Z' })], [price('2026-01-01', 20_000), price('2026-12-01', 25_000)])
    expect([charge, credit]).toMatchObject([{ kind: 'charge', month: '2026-11', fen: 20_000, source: 'price-table' }, { kind: 'credit', month: '2026-12', fen: -20_000 }])
  })

  test('R09 without a price the fee is unknown, not nothing, and the note counts only where the table is silent', () => {
    expect(expectedFees([bag(1, { notePriceFen: null }), bag(2)], [])).toMatchObject([{ fen: null, source: 'none' }, { fen: 21_000, source: 'dispatch-note' }])
  })
})

describe('R09 reconciliation', () => {
  test('R09 every kind of difference has its name', () => {
    const expected = expectedFees(
      [bag(1), bag(2), bag(3), bag(4, { returnApprovedAt: '2026-11-25T00:00:00.000Z' }), bag(5, { notePriceFen: null }), bag(8)],
      []
    )
    const billed = [bill(1, 21_000), bill(2, 22_000), bill(3, 21_000), bill(3, 21_000, { lineNo: 33 }), bill(4, 21_000), bill(5, 100), bill(6, 5000), bill(7, -100)]
    expect(new Map(reconcile(expected, billed).map((row) => [feeRowKey(row), row.verdict]))).toEqual(
      new Map([
        [`${din(1)} D1002V00 charge`, 'equal'],
        [`${din(2)} D1002V00 charge`, 'price-differs'],
        [`${din(3)} D1002V00 charge`, 'quantity-differs'],
        [`${din(4)} D1002V00 charge`, 'equal'],
        [`${din(4)} D1002V00 credit`, 'returned-not-credited'],
        [`${din(5)} D1002V00 charge`, 'price-unknown'],
        [`${din(6)} D1002V00 charge`, 'billed-not-received'],
        [`${din(7)} D1002V00 credit`, 'credited-not-returned'],
        [`${din(8)} D1002V00 charge`, 'received-not-billed']
      ])
    )
  })

  test('R09 another division of the same donation is another bag', () => {
    const rows = reconcile(expectedFees([bag(1), bag(1, { productCode: 'D1002VB0' })], []), [bill(1, 21_000)])
    expect(rows.map((row) => row.verdict)).toEqual(['equal', 'received-not-billed'])
  })

  const amounts = fc.integer({ min: 0, max: 500_000 })
  const months = fc.constantFrom('2026-10', '2026-11', '2026-12')
  const notes = fc.constantFrom('FX1', 'FX2', 'FX3')
  const kinds = fc.constantFrom('charge' as const, 'credit' as const)
  const entry = fc.record({ n: fc.integer({ min: 1, max: 12 }), fen: fc.option(amounts), month: months, dispatchNumber: notes, kind: kinds }).map(({ n, fen, kind, ...rest }): LedgerEntry => ({ din: din(n), productCode: 'D1002V00', kind, fen: fen === null ? null : kind === 'credit' ? 0 - fen : fen, source: 'dispatch-note', ...rest }))
  const line = fc.record({ n: fc.integer({ min: 1, max: 12 }), fen: amounts, month: months, dispatchNumber: notes, kind: kinds }).map(({ n, fen, kind, ...rest }): BilledLine => ({ lineNo: n, din: din(n), productCode: 'D1002V00', kind, fen: kind === 'credit' ? 0 - fen : fen, ...rest }))

  test('R09 every total re-adds: by note, by month and in the whole, to the statement and to the ledger', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 40 }), fc.array(line, { maxLength: 40 }), (expected, billed) => {
        const rows = reconcile(expected, billed)
        const whole = totalOf(rows)
        expect(whole.billedFen).toBe(billed.reduce((sum, l) => sum + l.fen, 0))
        expect(whole.expectedFen).toBe(expected.reduce((sum, e) => sum + (e.fen ?? 0), 0))
        expect(whole.differenceFen).toBe(whole.billedFen - whole.expectedFen)
        expect(Object.values(whole.verdicts).reduce((sum, n) => sum + n, 0)).toBe(rows.length)
        for (const by of ['dispatchNumber', 'month'] as const) {
          const groups = [...totalsBy(rows, by).values()]
          expect(groups.reduce((sum, g) => sum + g.expectedFen, 0)).toBe(whole.expectedFen)
          expect(groups.reduce((sum, g) => sum + g.billedFen, 0)).toBe(whole.billedFen)
          expect(groups.reduce((sum, g) => sum + g.bags, 0)).toBe(whole.bags)
          for (const group of groups) expect(group.differenceFen).toBe(group.billedFen - group.expectedFen)
        }
        // Every line of the statement is in one row and no other.
        expect(rows.reduce((sum, row) => sum + row.lineNos.length, 0)).toBe(billed.length)
        expect(new Set(rows.map(feeRowKey)).size).toBe(rows.length)
        for (const row of rows) if (row.verdict === 'equal') expect(row.differenceFen).toBe(0)
      }),
      { numRuns: 500 }
    )
  })
})

describe('R09 the statement', () => {
  const raw = { 献血码: `=${din(1)}00`, 血液产品码: '=<D1002V00', 发血单号: 'FX1', 金额: '210.00' }
  const mapping = { ...practiceMapping, fields: [...practiceMapping.fields, { from: '发血单号', to: 'dispatchNumber' as const }] }
  const statement = (head: Record<string, string>, lines: Record<string, string>[]) => readStatement({ kind: 'statement', number: 'DZ1', revision: '1', declaredLines: null, head, lines }, mapping)

  test('R09 a statement is read line by line and its own total must re-add', () => {
    const credit = { ...raw, 献血码: `=${din(2)}00`, 金额: '-0.01' }
    expect(statement({ 账期: '2026-11', 金额: '209.99' }, [raw, credit])).toMatchObject({ period: '2026-11', totalFen: 20_999, faults: [], lines: [{ fen: 21_000, kind: 'charge', din: din(1) }, { fen: -1, kind: 'credit' }] })
    expect(statement({ 账期: '2026-11', 金额: '210.00' }, [raw, credit]).faults).toEqual([{ line: 0, code: 'total-differs', field: 'amount', value: '210.00' }])
  })

  test('R09 what a line lacks is named with its line, and a period that is no month is refused', () => {
    const { faults } = statement({ 账期: '2026-13' }, [{ ...raw, 献血码: 'x', 血液产品码: '1', 金额: '1.001', 发血单号: '' }])
    expect(faults.map((f) => [f.line, f.code])).toEqual([[0, 'period-malformed'], [1, 'din-malformed'], [1, 'product-malformed'], [1, 'amount-malformed'], [1, 'dispatch-missing']])
  })
})

describe('R09 sign-off', () => {
  const rows = reconcile(expectedFees([bag(1), bag(2)], []), [bill(1, 21_000), bill(2, 21_500)])
  const seen = totalOf(rows)
  const key = `${din(2)} D1002V00 charge`

  test('R09 a period is signed when every difference is explained, and only as it was seen', () => {
    expect(checkSignOff(rows, new Map(), seen)).toEqual({ ok: false, error: { code: 'unexplained', keys: [key] } })
    expect(checkSignOff(rows, new Map([[key, '  ']]), seen).ok).toBe(false)
    expect(checkSignOff(rows, new Map([[key, 'price of December']]), seen)).toMatchObject({ ok: true, value: { differenceFen: 500 } })
    expect(checkSignOff(rows, new Map([[key, 'x']]), { ...seen, billedFen: 1 })).toMatchObject({ ok: false, error: { code: 'changed' } })
  })

  test('R09 a signed month never changes: what comes late goes to the next open one', () => {
    expect(openMonth('2026-11', new Set())).toBe('2026-11')
    expect(openMonth('2026-11', new Set(['2026-11', '2026-12']))).toBe('2027-01')
  })
})
