import type { FeePeriod, FeeStatement } from './fee-documents.ts'
import type { LedgerEntry } from './ledger.ts'
import { reconcile, type FeeRow } from './reconcile.ts'
import { feeRowKey, openMonth } from './sign-off.ts'

export interface PeriodSources {
  /** Of every month that may reach into this one: itself, and the signed ones before it. */
  readonly entries: readonly LedgerEntry[]
  readonly statements: readonly FeeStatement[]
  readonly signed: ReadonlyMap<string, FeePeriod>
}

/** Verdicts of a signed row on which our side had nothing. */
const notOurs: ReadonlySet<string> = new Set(['billed-not-received', 'credited-not-returned'])

/**
 * The rows of a month. A signed month is what was signed. What came to light after a month was signed (a bag whose receipt was pushed late, another statement)
 * is in the first month after it that is open, under its own month's name, so that nobody's signature comes to stand under something else.
 */
export function periodRows(month: string, { entries, statements, signed }: PeriodSources): readonly FeeRow[] {
  const done = signed.get(month)
  if (done !== undefined) return done.rows
  const months = new Set(signed.keys())
  const home = new Map([...signed].flatMap(([of, period]) => period.rows.filter((row) => !notOurs.has(row.verdict)).map((row) => [feeRowKey(row), of] as const)))
  const ours = entries.filter((entry) => (home.get(feeRowKey(entry)) ?? openMonth(entry.month, months)) === month)
  const theirs = statementsOf(month, { statements, signed }).flatMap((statement) => statement.lines)
  return reconcile(ours, theirs)
}

/** The statements that count in a month that is open. */
export function statementsOf(month: string, { statements, signed }: Pick<PeriodSources, 'statements' | 'signed'>): readonly FeeStatement[] {
  const months = new Set(signed.keys())
  const home = new Map([...signed].flatMap(([of, period]) => period.statementIds.map((id) => [id, of] as const)))
  return statements.filter((s) => (home.get(s.id) ?? openMonth(s.period, months)) === month)
}

/** The months whose entries may be in this one: itself, and the signed months right before it. */
export function monthsReaching(month: string, signed: ReadonlySet<string>): readonly string[] {
  return [...[...signed].filter((of) => of < month && openMonth(of, signed) === month), month]
}
