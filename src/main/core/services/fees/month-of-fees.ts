import { find } from '../../../../shared/commands/load.ts'
import type { FeePeriod, FeeStatement } from '../../../../shared/domain/fees/fee-documents.ts'
import { expectedFees, type FeeBag, type LedgerEntry } from '../../../../shared/domain/fees/ledger.ts'
import { monthsReaching, periodRows, statementsOf } from '../../../../shared/domain/fees/period-rows.ts'
import type { FeePrice } from '../../../../shared/domain/fees/price.ts'
import type { FeeRow } from '../../../../shared/domain/fees/reconcile.ts'
import { fromShanghai } from '../../../../shared/kernel/time.ts'
import type { ReadableDatabase } from '../../store/database.ts'
import type { BenchContext } from '../../bench-context.ts'

/** What all months share; read once for a list of them. */
export interface FeeBooks {
  readonly statements: readonly FeeStatement[]
  readonly signed: ReadonlyMap<string, FeePeriod>
  readonly prices: readonly FeePrice[]
}

export interface MonthOfFees {
  readonly rows: readonly FeeRow[]
  readonly statements: readonly FeeStatement[]
  readonly signed: FeePeriod | null
}

export function feeBooks({ documents }: BenchContext): FeeBooks {
  return { statements: documents.run(find('fee_statement', {})), signed: new Map(documents.run(find('fee_period', {})).map((p) => [p.id, p])), prices: documents.run(find('fee_price', {})) }
}

/** One month as it stands: what was signed, or our ledger beside the station's statements (R09). */
export function monthOfFees(bench: BenchContext, books: FeeBooks, month: string): MonthOfFees {
  const entries = monthsReaching(month, new Set(books.signed.keys())).flatMap((of) => entriesOf(bench.db, of, books.prices))
  const signed = books.signed.get(month) ?? null
  const statements = signed === null ? statementsOf(month, books) : books.statements.filter((s) => signed.statementIds.includes(s.id))
  return { rows: periodRows(month, { ...books, entries }), statements, signed }
}

const nextMonth = (month: string): string => {
  const [year = 0, m = 0] = month.split('-').map(Number)
  return m === 12 ? `${year + 1}-01` : `${year}-${String(m + 1).padStart(2, '0')}`
}
/** First instant of a month in Asia/Shanghai. */
const startOf = (month: string): string => {
  const [year = 0, m = 0] = month.split('-').map(Number)
  const start = fromShanghai(`${year}-${String(m).padStart(2, '0')}-01 00:00`)
  if (start === null) throw new Error(`no month ${month}`)
  return start
}

const BAG = `u.din, u.product_code AS productCode, (SELECT number FROM dispatch WHERE id = u.dispatch_id) AS dispatchNumber, u.received_at AS receivedAt,
  (SELECT price_fen FROM dispatch_line WHERE id = u.dispatch_line_id) AS notePriceFen,
  (SELECT decided_at FROM station_return_line WHERE unit_id = u.id AND state = 'approved' ORDER BY decided_at LIMIT 1) AS returnApprovedAt`

/** Charges of the bags that came in a month, and credits of the returns that the station approved in it. Bags that came by no note (autologous) are no fees of the station. */
function entriesOf(db: ReadableDatabase, month: string, prices: readonly FeePrice[]): LedgerEntry[] {
  const [from, to] = [startOf(month), startOf(nextMonth(month))]
  const came = db.prepare<[string, string], FeeBag>(`SELECT ${BAG} FROM unit u WHERE u.received_at >= ? AND u.received_at < ? AND u.dispatch_id IS NOT NULL`).all(from, to)
  const back = db.prepare<[string, string], FeeBag>(`SELECT ${BAG} FROM unit u WHERE u.dispatch_id IS NOT NULL AND u.id IN (SELECT unit_id FROM station_return_line WHERE state = 'approved' AND decided_at >= ? AND decided_at < ?)`).all(from, to)
  return [...expectedFees(came, prices).filter((e) => e.kind === 'charge'), ...expectedFees(back, prices).filter((e) => e.kind === 'credit' && e.month === month)]
}
