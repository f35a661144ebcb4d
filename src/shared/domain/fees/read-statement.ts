import { dinOfCell, productOfCell } from '../receiving/bag-cells.ts'
import type { LocalCells } from '../receiving/dispatch-row.ts'
import type { RawDocument } from '../station/document.ts'
import { mapIn } from '../station/apply-mapping.ts'
import type { StationMapping } from '../station/mapping.ts'
import { fenOfYuan } from './money.ts'
import type { BilledLine } from './reconcile.ts'

export const statementFaults = ['din-malformed', 'product-malformed', 'amount-malformed', 'period-malformed', 'dispatch-missing', 'total-differs', 'unmapped'] as const

/** What is wrong with a line of a statement, or with the whole (line 0). */
export interface StatementFault {
  readonly line: number
  readonly code: (typeof statementFaults)[number]
  readonly field: string
  readonly value: string
}

export interface Statement {
  readonly number: string
  readonly period: string
  readonly totalFen: number
  readonly lines: readonly BilledLine[]
  readonly faults: readonly StatementFault[]
}

/**
 * The station's bill for a month, from the gateway or a file, by the station's own table. An amount below zero is a credit. A bill is one thing: with
 * any fault in it nothing of it is reconciled, since a sum over the rest would be a sum of something else.
 */
export function readStatement(document: RawDocument, mapping: StationMapping, local: LocalCells = () => ({})): Statement {
  const head = mapIn(mapping, document.head, 0)
  const faults: StatementFault[] = head.unmapped.map((u) => ({ ...u, code: 'unmapped' }))
  const period = head.texts['period'] ?? ''
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(period)) faults.push({ line: 0, code: 'period-malformed', field: 'period', value: period })
  const lines: BilledLine[] = []
  for (const [i, raw] of document.lines.entries()) {
    const { texts, unmapped } = mapIn(mapping, raw, i + 1)
    const bad = (code: StatementFault['code'], field: string): number => faults.push({ line: i + 1, code, field, value: texts[field] ?? '' })
    faults.push(...unmapped.map((u) => ({ ...u, code: 'unmapped' as const })))
    const din = dinOfCell(texts['din'] ?? '') ?? local(texts['din'] ?? '').din ?? null
    const productCode = productOfCell(texts['productCode'] ?? '') ?? local(texts['productCode'] ?? '').productCode ?? null
    const fen = fenOfYuan(texts['amount'] ?? '')
    const dispatchNumber = texts['dispatchNumber'] ?? head.texts['dispatchNumber'] ?? ''
    if (din === null) bad('din-malformed', 'din')
    if (productCode === null) bad('product-malformed', 'productCode')
    if (fen === null) bad('amount-malformed', 'amount')
    if (dispatchNumber === '') bad('dispatch-missing', 'dispatchNumber')
    if (din !== null && productCode !== null && fen !== null) lines.push({ lineNo: i + 1, din, productCode, dispatchNumber, month: period, kind: fen < 0 ? 'credit' : 'charge', fen })
  }
  const totalFen = lines.reduce((sum, line) => sum + line.fen, 0)
  const said = head.texts['amount']
  if (said !== undefined && fenOfYuan(said) !== totalFen) faults.push({ line: 0, code: 'total-differs', field: 'amount', value: said })
  return { number: document.number, period, totalFen, lines, faults }
}
