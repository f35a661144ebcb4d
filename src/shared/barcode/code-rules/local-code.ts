/** Why a code that is no ISBT 128 is not taken. Closed: each has a sentence in `text/local-code-refusals.ts`. */
export const localCodes = [
  'barcode.rule-ambiguous',
  'barcode.rule-value',
  'barcode.rule-din',
  'barcode.rule-product',
  'barcode.rule-group',
  'barcode.rule-expiry',
  'barcode.codabar-no-start-stop',
  'barcode.codabar-needs-rule'
] as const
export type LocalCode = (typeof localCodes)[number]

export interface LocalRefusal {
  readonly code: LocalCode
  /** `rule`, `part`, `value` as the sentence needs them. */
  readonly params: Readonly<Record<string, string>>
}
