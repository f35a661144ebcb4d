import { err, ok, type Result } from '../../kernel/result.ts'
import { totalOf, type FeeTotal } from './fee-totals.ts'
import type { FeeRow } from './reconcile.ts'

/** Name of a row for an explanation: the bag and which side of it. */
export const feeRowKey = ({ din, productCode, kind }: Pick<FeeRow, 'din' | 'productCode' | 'kind'>): string => `${din} ${productCode} ${kind}`

/**
 * Whether a period may be signed: every row that is not equal has been explained in words. What is signed is the total as it was seen; when
 * the rows have changed since the screen showed them (`seen`), nobody signs what they did not see.
 */
export function checkSignOff(rows: readonly FeeRow[], explanations: ReadonlyMap<string, string>, seen: FeeTotal): Result<FeeTotal, { readonly code: 'unexplained' | 'changed'; readonly keys: readonly string[] }> {
  const unexplained = rows.filter((row) => row.verdict !== 'equal' && (explanations.get(feeRowKey(row)) ?? '').trim() === '')
  if (unexplained.length > 0) return err({ code: 'unexplained', keys: unexplained.map(feeRowKey) })
  const total = totalOf(rows)
  const same = total.expectedFen === seen.expectedFen && total.billedFen === seen.billedFen && total.bags === seen.bags
  return same ? ok(total) : err({ code: 'changed', keys: [] })
}

/** The month in which something may still be entered: the month itself, or the first one after it that nobody has signed. A signed month never changes. */
export function openMonth(month: string, signed: ReadonlySet<string>): string {
  let open = month
  while (signed.has(open)) {
    const [year = 0, m = 0] = open.split('-').map(Number)
    open = m === 12 ? `${year + 1}-01` : `${year}-${String(m + 1).padStart(2, '0')}`
  }
  return open
}
