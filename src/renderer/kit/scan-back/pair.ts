import type { Identified } from '../../../shared/ipc/contract/traceability.ts'

export interface LabelHalf {
  readonly selfNumber: string
  /** DIN of the bag that this label was printed for. */
  readonly din: string
}

export interface BagHalf {
  readonly din: string
  /** RT004 flags as read; core refuses those of our own label. */
  readonly flags: string
  readonly productCode: string | null
  /** Several bags in the house share the DIN: the DIN alone does not say which one this is (R05). */
  readonly split: boolean
}

/** What was read of one scan-back so far. */
export interface Pair {
  readonly label: LabelHalf | null
  readonly bag: BagHalf | null
}

export const emptyPair: Pair = { label: null, bag: null }

/** Both halves are known well enough to be compared. */
export function isWhole(pair: Pair): pair is { readonly label: LabelHalf; readonly bag: BagHalf } {
  return pair.label !== null && pair.bag !== null && !needsProduct(pair)
}

export function needsProduct({ bag }: Pair): boolean {
  return bag !== null && bag.split && bag.productCode === null
}

/** The bag half of a DIN or compound code. */
export function bagHalf(read: Extract<Identified, { kind: 'bag' }>): BagHalf {
  return { din: read.din, flags: read.flags, productCode: read.productCode, split: read.unitIds.length > 1 }
}
