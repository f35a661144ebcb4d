import type { LedgerEntry } from './ledger.ts'

/** One line of the station's statement. A credit is negative. */
export interface BilledLine {
  readonly lineNo: number
  readonly din: string
  readonly productCode: string
  readonly dispatchNumber: string
  readonly month: string
  readonly kind: 'charge' | 'credit'
  readonly fen: number
}

export const feeVerdicts = ['equal', 'price-differs', 'quantity-differs', 'billed-not-received', 'received-not-billed', 'returned-not-credited', 'credited-not-returned', 'price-unknown'] as const
export type FeeVerdict = (typeof feeVerdicts)[number]

/** One bag's charge or credit on both sides. */
export interface FeeRow {
  readonly din: string
  readonly productCode: string
  readonly kind: 'charge' | 'credit'
  readonly dispatchNumber: string
  readonly month: string
  /** 0 when there is no price or we expect nothing; the verdict says which. */
  readonly expectedFen: number
  readonly billedFen: number
  /** Billed minus expected: what the station has from us too much. */
  readonly differenceFen: number
  readonly verdict: FeeVerdict
  readonly lineNos: number[]
}

const keyOf = ({ din, productCode, kind }: { readonly din: string; readonly productCode: string; readonly kind: string }): string => `${din} ${productCode} ${kind}`

/**
 * Puts the station's statement beside our ledger, bag by bag. Every billed line and every expected entry is in exactly one row, so nothing is
 * counted twice and nothing is lost: the sums of the rows are the sums of both sides.
 * A bag that is in the ledger twice (it cannot be: a bag is stocked once) would be one row with both amounts and differ in quantity.
 */
export function reconcile(expected: readonly LedgerEntry[], billed: readonly BilledLine[]): FeeRow[] {
  const keys = new Map<string, { ours: LedgerEntry[]; theirs: BilledLine[] }>()
  const at = (key: string): { ours: LedgerEntry[]; theirs: BilledLine[] } => {
    const found = keys.get(key) ?? { ours: [], theirs: [] }
    keys.set(key, found)
    return found
  }
  for (const entry of expected) at(keyOf(entry)).ours.push(entry)
  for (const line of billed) at(keyOf(line)).theirs.push(line)
  return [...keys.values()].flatMap(({ ours, theirs }) => {
    const first = ours[0] ?? theirs[0]
    if (first === undefined) return []
    const expectedFen = ours.reduce((sum, entry) => sum + (entry.fen ?? 0), 0)
    const billedFen = theirs.reduce((sum, line) => sum + line.fen, 0)
    const { din, productCode, kind, dispatchNumber, month } = first
    return [{ din, productCode, kind, dispatchNumber, month, expectedFen, billedFen, differenceFen: billedFen - expectedFen, verdict: verdictOf(ours, theirs), lineNos: theirs.map((line) => line.lineNo) }]
  })
}

function verdictOf(ours: readonly LedgerEntry[], theirs: readonly BilledLine[]): FeeVerdict {
  const kind = (ours[0] ?? theirs[0])?.kind
  if (ours.length === 0) return kind === 'credit' ? 'credited-not-returned' : 'billed-not-received'
  if (theirs.length === 0) return kind === 'credit' ? 'returned-not-credited' : 'received-not-billed'
  if (theirs.length !== ours.length) return 'quantity-differs'
  if (ours.some((entry) => entry.fen === null)) return 'price-unknown'
  const sums = [ours.reduce((sum, entry) => sum + (entry.fen ?? 0), 0), theirs.reduce((sum, line) => sum + line.fen, 0)]
  return sums[0] === sums[1] ? 'equal' : 'price-differs'
}
