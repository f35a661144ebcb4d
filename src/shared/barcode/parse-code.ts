/** Why a scan is no valid ISBT 128 reading. Closed: each code has a sentence in `text/barcode-refusals.ts`. */
export const parseCodes = [
  'barcode.empty',
  'barcode.full-width',
  'barcode.not-ascii',
  'barcode.not-isbt',
  'barcode.unknown-identifier',
  'barcode.too-short',
  'barcode.trailing-text',
  'barcode.bad-character',
  'barcode.bad-length',
  'barcode.din-flag-check',
  'barcode.typed-no-check',
  'barcode.typed-check',
  'barcode.unknown-group',
  'barcode.bad-division',
  'barcode.bad-century',
  'barcode.bad-date',
  'barcode.bad-time',
  'barcode.compound-count',
  'barcode.compound-nested',
  'barcode.national-inside'
] as const
export type ParseCode = (typeof parseCodes)[number]
