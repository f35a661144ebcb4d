import type { Instant } from '../../kernel/time.ts'
import { monthOf, priceAt, type FeePrice } from './price.ts'

/** A bag as the ledger needs it: when it came, and when the station approved its return. */
export interface FeeBag {
  readonly din: string
  readonly productCode: string
  readonly dispatchNumber: string
  readonly receivedAt: Instant
  /** The price on the dispatch note; null: it had none. */
  readonly notePriceFen: number | null
  readonly returnApprovedAt: Instant | null
}

export interface LedgerEntry {
  readonly din: string
  readonly productCode: string
  readonly dispatchNumber: string
  readonly month: string
  readonly kind: 'charge' | 'credit'
  /** What we expect to pay; a credit is negative. Null: no price is known, which is not the same as nothing to pay. */
  readonly fen: number | null
  readonly source: 'price-table' | 'dispatch-note' | 'none'
}

/**
 * What the station may bill: each bag once, when it came, at the price of that day; the same amount back in the month of the approved return.
 * The hospital's price table comes before the note, whose price is the station's own claim. A bag that was refused at the door is no bag here.
 */
export function expectedFees(bags: readonly FeeBag[], prices: readonly FeePrice[]): LedgerEntry[] {
  return bags.flatMap((bag) => {
    const table = priceAt(prices, bag.productCode, bag.receivedAt)
    const fen = table?.priceFen ?? bag.notePriceFen
    const source = table !== null ? 'price-table' : bag.notePriceFen !== null ? 'dispatch-note' : 'none'
    const { din, productCode, dispatchNumber } = bag
    const charge: LedgerEntry = { din, productCode, dispatchNumber, month: monthOf(bag.receivedAt), kind: 'charge', fen, source }
    if (bag.returnApprovedAt === null) return [charge]
    // What was charged comes back, whatever the price is by then.
    return [charge, { ...charge, kind: 'credit', month: monthOf(bag.returnApprovedAt), fen: fen === null ? null : 0 - fen }]
  })
}
