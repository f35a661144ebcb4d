// One bit per class and one byte lookup per character: no regular expression, so nothing to backtrack on the hot path.
const table = new Uint8Array(128)
const bits: Record<string, number> = {}

function define(sign: string, bit: number, members: string): void {
  bits[sign] = bit
  for (let i = 0; i < members.length; i++) {
    const code = members.charCodeAt(i)
    table[code] = (table[code] ?? 0) | bit
  }
}

const digits = '0123456789'
const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const visible = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('')

define('9', 1, digits)
define('L', 2, upper)
define('U', 4, digits + upper)
define('M', 8, digits + upper + upper.toLowerCase())
define('a', 16, `${upper.replace('O', '')}123456789`)
define('P', 32, `${upper.replace('O', '')}${digits}`)
define('F', 64, `${digits}ABCDEFGHJKLMNPRSTUVWXY`)
define('V', 128, visible)

/** Compiled pattern: one class mask per character position. */
export type Pattern = Uint8Array

/**
 * Compiles a content pattern (ST-001 §5): `9` digit, `L` capital, `U` capital or digit, `M` any letter or digit,
 * `a` first character of a facility number (A-N, P-Z, 1-9), `P` the same with 0, `F` flag character (RT004), `V` visible ASCII.
 * Throws on an unknown sign (a bug in a table, found when the module loads).
 */
export function pattern(text: string): Pattern {
  return Uint8Array.from(text, (sign) => {
    const bit = bits[sign]
    if (bit === undefined) throw new Error(`no character class ${sign}`)
    return bit
  })
}

/** Index of the first character from `at` that breaks the pattern, or -1. The caller has checked that the text is long enough. */
export function firstBreak(text: string, at: number, wanted: Pattern): number {
  for (let i = 0; i < wanted.length; i++) {
    if (((table[text.charCodeAt(at + i)] ?? 0) & (wanted[i] ?? 0)) === 0) return at + i
  }
  return -1
}

/** Number read from `count` digits at `at`, or -1 when one of them is no digit. */
export function digitsAt(text: string, at: number, count: number): number {
  let value = 0
  for (let i = at; i < at + count; i++) {
    const digit = text.charCodeAt(i) - 48
    if (!(digit >= 0 && digit <= 9)) return -1
    value = value * 10 + digit
  }
  return value
}

/** Index of the first of `count` characters that is no digit, or -1. */
export function firstNonDigit(text: string, at: number, count: number): number {
  for (let i = at; i < at + count; i++) {
    const digit = text.charCodeAt(i) - 48
    if (!(digit >= 0 && digit <= 9)) return i
  }
  return -1
}
