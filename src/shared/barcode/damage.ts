import type { ParseFailure } from './parse-failure.ts'

/** Signs a Chinese input method puts where a scanner sent ASCII: full-width forms, CJK text and punctuation, curly quotes, dash, ellipsis, yen. */
function fromInputMethod(c: number): boolean {
  return (c >= 0xff00 && c <= 0xffef) || (c >= 0x2e80 && c <= 0x9fff) || (c >= 0x2010 && c <= 0x2026) || c === 0xa5 || c === 0xb7 || c === 0xd7
}

/**
 * Every code is ASCII, so a sign that is not tells more than the refusal found first: keyboard damage by an input method
 * (barcode.full-width) or other (barcode.not-ascii), at the first such sign. null when all is ASCII.
 */
export function keyboardDamage(raw: string): ParseFailure | null {
  let other = -1
  for (let i = 0; i < raw.length; i++) {
    const c = raw.charCodeAt(i)
    if (c < 128) continue
    if (fromInputMethod(c)) return { failed: 'barcode.full-width', at: i }
    if (other < 0) other = i
  }
  return other < 0 ? null : { failed: 'barcode.not-ascii', at: other }
}
