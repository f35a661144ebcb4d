import { describe, expect, test } from 'vitest'
import type { FeePeriod, FeeStatement } from './fee-documents.ts'
import type { LedgerEntry } from './ledger.ts'
import { monthsReaching, periodRows, statementsOf } from './period-rows.ts'
import { reconcile, type BilledLine } from './reconcile.ts'

const din = (n: number): string => `A999926${String(n).padStart(6, '0')}`
const entry = (n: number, month: string): LedgerEntry => ({ din: din(n), productCode: 'D1002V00', dispatchNumber: 'FX1', month, kind: 'charge', fen: 100, source: 'price-table' })
const line = (n: number, month: string): BilledLine => ({ lineNo: n, din: din(n), productCode: 'D1002V00', dispatchNumber: 'FX1', month, kind: 'charge', fen: 100 })
const statement = (id: string, period: string, ...ns: number[]): FeeStatement => ({ id, version: 1, number: id, period, source: 'file', fileName: '', totalFen: ns.length * 100, lines: ns.map((n) => line(n, period)), takenAt: '', takenBy: '' })
const sign = (month: string, entries: readonly LedgerEntry[], statements: readonly FeeStatement[]): [string, FeePeriod] => [
  month,
  { id: month, version: 1, rows: reconcile(entries, statements.flatMap((s) => s.lines)), statementIds: statements.map((s) => s.id), expectedFen: 0, billedFen: 0, signedAt: '', signedBy: '', checkedBy: '' }
]

describe('R09 a signed month', () => {
  const october = statement('S10', '2026-10', 1, 9)
  const signed = new Map([sign('2026-10', [entry(1, '2026-10')], [october])])

  test('R09 stays as it was signed, whatever comes to light', () => {
    expect(periodRows('2026-10', { entries: [entry(1, '2026-10'), entry(2, '2026-10')], statements: [october], signed })).toEqual(signed.get('2026-10')?.rows)
  })

  test('R09 what comes late is in the next open month under its own name, and what was signed is not there again', () => {
    const rows = periodRows('2026-11', { entries: [entry(1, '2026-10'), entry(2, '2026-10'), entry(3, '2026-11')], statements: [october], signed })
    expect(rows.map((r) => [r.din, r.month, r.verdict])).toEqual([[din(2), '2026-10', 'received-not-billed'], [din(3), '2026-11', 'received-not-billed']])
  })

  test('R09 a bag that was billed before it was received is ours as soon as it is: in the open month, since nobody signed for it', () => {
    const rows = periodRows('2026-11', { entries: [entry(9, '2026-10')], statements: [october], signed })
    expect(rows.map((r) => [r.din, r.verdict])).toEqual([[din(9), 'received-not-billed']])
  })

  test('R09 another statement for a signed month counts in the next open one, once', () => {
    const late = statement('S10b', '2026-10', 2)
    expect(statementsOf('2026-11', { statements: [october, late], signed }).map((s) => s.id)).toEqual(['S10b'])
    const both = new Map([...signed, sign('2026-11', [entry(2, '2026-10')], [late])])
    expect(statementsOf('2026-12', { statements: [october, late], signed: both })).toEqual([])
    expect(periodRows('2026-12', { entries: [entry(2, '2026-10')], statements: [october, late], signed: both })).toEqual([])
  })

  test('R09 the months whose bags may reach into one are itself and the signed ones right before it', () => {
    expect(monthsReaching('2026-12', new Set(['2026-09', '2026-10', '2026-11']))).toEqual(['2026-09', '2026-10', '2026-11', '2026-12'])
    expect(monthsReaching('2026-12', new Set(['2026-09', '2026-10']))).toEqual(['2026-12'])
    expect(monthsReaching('2026-11', new Set(['2026-09', '2026-10']))).toEqual(['2026-09', '2026-10', '2026-11'])
  })
})
