/** Largest amount of one cell: 100 million yuan. A sum of 100,000 of these is still exact. */
const MAX_FEN = 10_000_000_000

/** `210.5`, `-1,210.50`, `￥210` → fen, exactly: never through a fraction. Null when it is no amount with at most two decimals. */
export function fenOfYuan(text: string): number | null {
  const m = /^([-−]?)[¥￥]?(\d{1,9}|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?(?:\s*元)?$/.exec(text.trim())
  if (!m) return null
  const fen = Number((m[2] ?? '').replaceAll(',', '')) * 100 + Number((m[3] ?? '').padEnd(2, '0'))
  if (fen > MAX_FEN) return null
  return m[1] === '' || fen === 0 ? fen : -fen
}

/** Fen → `-1210.50`. The exact reverse of `fenOfYuan`. */
export function yuanOfFen(fen: number): string {
  const whole = Math.abs(fen)
  return `${fen < 0 ? '-' : ''}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`
}
