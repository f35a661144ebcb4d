/** Why a valid scan does not belong to the bag being received. Closed: each code has a sentence in `text/barcode-refusals.ts`. */
export const bagCodes = [
  'barcode.tube-label',
  'barcode.two-bags',
  'barcode.product-differs',
  'barcode.group-differs',
  'barcode.expiry-differs',
  'barcode.nothing-for-bag'
] as const
export type BagCode = (typeof bagCodes)[number]
