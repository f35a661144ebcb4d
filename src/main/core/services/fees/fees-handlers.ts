import { readLinesFile } from '../../../../exchange/read-lines-file.ts'
import { definePrice } from '../../../../shared/commands/fees/define-price.ts'
import { explainDifference } from '../../../../shared/commands/fees/explain-difference.ts'
import { signMonth } from '../../../../shared/commands/fees/sign-month.ts'
import { takeStatement } from '../../../../shared/commands/fees/take-statement.ts'
import { localCells } from '../../../../shared/barcode/code-rules/local-cells.ts'
import { find, get } from '../../../../shared/commands/load.ts'
import { totalOf, totalsBy } from '../../../../shared/domain/fees/fee-totals.ts'
import { monthOf } from '../../../../shared/domain/fees/price.ts'
import { readStatement, type Statement } from '../../../../shared/domain/fees/read-statement.ts'
import { feeRowKey } from '../../../../shared/domain/fees/sign-off.ts'
import { statementColumns } from '../../../../shared/domain/fees/statement-columns.ts'
import { refusal, type Refusal } from '../../../../shared/domain/refusal-code.ts'
import type { CallInput, CallOutput } from '../../../../shared/ipc/contract.ts'
import { err, ok, type Result } from '../../../../shared/kernel/result.ts'
import type { BenchContext, Handlers } from '../../bench-context.ts'
import { decideCommand } from '../../decide-command.ts'
import { exportMonth, printMonth } from './fee-papers.ts'
import { feeBooks, monthOfFees, type FeeBooks, type MonthOfFees } from './month-of-fees.ts'

type Names = 'fees.months' | 'fees.month' | 'fees.explain' | 'fees.sign' | 'fees.prices' | 'fees.savePrice' | 'fees.previewStatement' | 'fees.importStatement' | 'fees.export' | 'fees.print'
type Month = CallOutput<'fees.month'>

const SHOWN = 13

function lastMonths(now: string, count: number): string[] {
  const [year = 0, month = 0] = monthOf(now).split('-').map(Number)
  return Array.from({ length: count }, (_, i) => {
    const at = year * 12 + month - 1 - i
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })
}

/** R09: what the station billed against what came and went back, month by month. */
export function feesHandlers(bench: BenchContext): Pick<Handlers, Names> {
  const { documents } = bench
  const name = (userId: string): string => documents.run(get('app_user', userId))?.name ?? userId
  const signedOf = ({ signed }: MonthOfFees): Month['signed'] => (signed === null ? null : { at: signed.signedAt, by: name(signed.signedBy), second: name(signed.checkedBy) })
  const explanations = (month: string): ReadonlyMap<string, string> => new Map(documents.run(find('fee_explanation', { month })).map((e) => [e.rowKey, e.text]))

  const view = (month: string): Month => {
    const found = monthOfFees(bench, feeBooks(bench), month)
    const said = explanations(month)
    return {
      rows: found.rows.map((row) => ({ ...row, lineNos: [...row.lineNos], key: feeRowKey(row), explanation: said.get(feeRowKey(row)) ?? null })),
      total: totalOf(found.rows),
      byDispatch: [...totalsBy(found.rows, 'dispatchNumber')].map(([of, total]) => ({ name: of, total })),
      statements: found.statements.map(({ id, version, number, period, source, lines, totalFen, takenAt }) => ({ id, version, number, period, source, lines: lines.length, totalFen, takenAt })),
      signed: signedOf(found)
    }
  }
  const summary = (books: FeeBooks, month: string): CallOutput<'fees.months'>['months'][number] => {
    const found = monthOfFees(bench, books, month)
    const said = explanations(month)
    const unexplained = found.signed === null ? found.rows.filter((row) => row.verdict !== 'equal' && !said.has(feeRowKey(row))).length : 0
    return { month, total: totalOf(found.rows), unexplained, statements: found.statements.length, signed: signedOf(found) }
  }
  /** By the table of the first station, which is edited by people; without one by the usual names. */
  const readFile = async ({ fileName, bytes, month, number }: Pick<CallInput<'fees.previewStatement'>, 'fileName' | 'bytes' | 'month' | 'number'>): Promise<Result<Statement, Refusal>> => {
    try {
      const lines = await readLinesFile(bytes)
      const table = documents.run(find('station_mapping', {}))[0]
      const mapping = table?.fields.some(({ from }) => lines.some((line) => from in line)) === true ? table : statementColumns
      const period = mapping.fields.find((row) => row.to === 'period')?.from ?? '账期'
      return ok(readStatement({ kind: 'statement', number, revision: null, declaredLines: null, head: { [period]: month }, lines }, mapping.fields.some((row) => row.to === 'period') ? mapping : { ...mapping, fields: [...mapping.fields, { from: period, to: 'period' }] }, localCells(documents.run(find('code_rule', {})))))
    } catch (error) {
      return err(refusal('fees.file-unreadable', { file: fileName, detail: (error instanceof Error ? error.message : String(error)).slice(0, 120) }))
    }
  }

  return {
    'fees.months': () => {
      const books = feeBooks(bench)
      const older = [...books.signed.keys(), ...books.statements.map((s) => s.period)]
      const months = [...new Set([...lastMonths(bench.clock(), SHOWN), ...older])].toSorted().toReversed()
      return ok({ months: months.map((month) => summary(books, month)) })
    },
    'fees.month': ({ month }) => ok(view(month)),
    'fees.explain': async ({ commandId, ...payload }, actor) => {
      const result = await decideCommand(bench, { purpose: 'fees.explain', command: explainDifference, commandId, payload, actor })
      return result.ok ? ok({}) : result
    },
    'fees.sign': async ({ commandId, month, seen, signature }, actor) => {
      const found = monthOfFees(bench, feeBooks(bench), month)
      const now = totalOf(found.rows)
      // A pull between the screen and the signature: nobody signs what they did not see.
      if (now.expectedFen !== seen.expectedFen || now.billedFen !== seen.billedFen || now.bags !== seen.bags) return err(refusal('fees.month-changed', { month }))
      const payload = { month, rows: found.rows.map((row) => ({ ...row, lineNos: [...row.lineNos] })), statements: found.statements.map(({ id, version }) => ({ id, version })) }
      const result = await decideCommand(bench, { purpose: 'fees.sign', command: signMonth, commandId, payload, actor, signature })
      return result.ok ? ok({}) : result
    },
    'fees.prices': () => {
      const names = new Map(documents.run(find('product', {})).map((p) => [p.code, p.name]))
      const prices = documents.run(find('fee_price', {})).toSorted((a, b) => (a.productCode === b.productCode ? (a.fromDay < b.fromDay ? 1 : -1) : a.productCode < b.productCode ? -1 : 1))
      return ok({ prices: prices.map((p) => ({ ...p, productName: names.get(p.productCode) ?? null })) })
    },
    'fees.savePrice': async ({ commandId, ...payload }, actor) => {
      const result = await decideCommand(bench, { purpose: 'fees.savePrice', command: definePrice, commandId, payload, actor })
      return result.ok ? ok({}) : result
    },
    'fees.previewStatement': async (input) => {
      const read = await readFile(input)
      return read.ok ? ok({ lines: read.value.lines.length, totalFen: read.value.totalFen, faults: [...read.value.faults] }) : read
    },
    'fees.importStatement': async ({ commandId, ...input }, actor) => {
      const read = await readFile(input)
      if (!read.ok) return read
      const [fault] = read.value.faults
      if (fault !== undefined) return err(refusal('fees.statement-faulty', { number: input.number, line: fault.line, statementFault: fault.code, value: fault.value }))
      const payload = { number: input.number, period: input.month, source: 'file' as const, fileName: input.fileName, totalFen: read.value.totalFen, lines: [...read.value.lines] }
      const result = await decideCommand(bench, { purpose: 'fees.importStatement', command: takeStatement, commandId, payload, actor })
      return result.ok ? ok({ lines: payload.lines.length }) : result
    },
    'fees.export': async ({ month }) => ok(await exportMonth(month, view(month))),
    'fees.print': async ({ month }, actor) => await printMonth(bench, { month, view: view(month), actor })
  }
}
