import type { FeeRow, FeeVerdict } from './reconcile.ts'

export interface FeeTotal {
  readonly expectedFen: number
  readonly billedFen: number
  readonly differenceFen: number
  readonly bags: number
  /** How many rows have each verdict; what is not named is 0. */
  readonly verdicts: Readonly<Partial<Record<FeeVerdict, number>>>
}

/** Sums of rows. They re-add: billed minus expected is the difference, in each group and in the whole, and groups add up to the whole. */
export function totalOf(rows: readonly FeeRow[]): FeeTotal {
  const verdicts: Partial<Record<FeeVerdict, number>> = {}
  let [expectedFen, billedFen, differenceFen] = [0, 0, 0]
  for (const row of rows) {
    expectedFen += row.expectedFen
    billedFen += row.billedFen
    differenceFen += row.differenceFen
    verdicts[row.verdict] = (verdicts[row.verdict] ?? 0) + 1
  }
  return { expectedFen, billedFen, differenceFen, bags: rows.length, verdicts }
}

/** Rows by dispatch note or by month, in the order of their names, each with its total. */
export function totalsBy(rows: readonly FeeRow[], by: 'dispatchNumber' | 'month'): ReadonlyMap<string, FeeTotal> {
  const groups = new Map<string, FeeRow[]>()
  for (const row of rows) groups.set(row[by], [...(groups.get(row[by]) ?? []), row])
  return new Map([...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, group]) => [name, totalOf(group)]))
}
