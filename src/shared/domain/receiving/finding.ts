/** What may be wrong with a bag at receipt. Source: 卫生部令第85号 art. 17, 临床输血技术规范 art. 19 (domain.md §2.1). */
export const findings = [
  'extra',
  'wrong-group',
  'wrong-component',
  'wrong-expiry',
  'expired',
  'station-message',
  'label-damaged',
  'bag-damaged',
  'clots',
  'lipemic-plasma',
  'bubbles-or-flocs',
  'unclear-interface',
  'purple-red-cells',
  'wrong-temperature',
  // Good for longer than its product can be (`isLifeTooLong`).
  'life-too-long',
  // An open recall names it (R10).
  'recalled',
  'other'
] as const
export type Finding = (typeof findings)[number]

/** Findings that no one may accept into usable stock; the rest are the technician's to see and name. */
export function blocksAcceptance(found: readonly Finding[]): boolean {
  return found.length > 0
}
