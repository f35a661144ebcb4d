import { checkCharacterOf, checkValue } from './check-character.ts'
import { digitsAt, firstBreak, pattern } from './char-class.ts'
import { fail, type ParseFailure } from './parse-failure.ts'
import type { DinStructure } from './structure.ts'

const dinPattern = pattern('aPP9999999999')
const flagPattern = pattern('FF')

/**
 * Keyboard check character of a 13-character DIN (ISO/IEC 7064 mod 37-2, ST-001 Appendix A), `0-9A-Z*`;
 * null when the text is no DIN. It is printed in the box beside the number and never part of the barcode.
 */
export function dinCheckCharacter(din: string): string | null {
  return isDin(din) ? checkCharacterOf(checkValue(din, 0)) : null
}

/** Whether a text is a 13-character DIN: facility, year, sequence (ST-001 structure 001). */
export function isDin(text: string): boolean {
  return text.length === 13 && firstBreak(text, 0, dinPattern) < 0
}

/**
 * Structure 001 whose `=` stands at `at`. Flags 60-96 hold the check value and are verified; a pair equal to the check
 * character and `0` is how older label tools wrote it, and is marked. Errors: too-short, bad-character, din-flag-check.
 */
export function readDin(text: string, at: number, end: number): DinStructure | ParseFailure {
  const from = at + 1
  const bad = firstBreak(text, from, dinPattern)
  if (bad >= 0) return fail(bad < end ? 'barcode.bad-character' : 'barcode.too-short', bad < end ? bad : end)
  const value = checkValue(text, from)
  const check = checkCharacterOf(value)
  const flagsAt = from + 13
  if (end < flagsAt + 2) {
    // `=` + DIN + check character, from older tools: it stands alone in a scan and proves itself.
    if (at + 15 === end && text[flagsAt] === check && lone(text, at)) return dinOf({ data: text.slice(from, end), flags: '', check, legacy: true })
    return fail('barcode.too-short', end)
  }
  const flags = text.slice(flagsAt, flagsAt + 2)
  if (value !== 0 && flags.charCodeAt(1) === 48 && flags.charAt(0) === check) {
    return dinOf({ data: text.slice(from, flagsAt + 2), flags, check, legacy: true })
  }
  const badFlag = firstBreak(text, flagsAt, flagPattern)
  if (badFlag >= 0) return fail('barcode.bad-character', badFlag)
  const number = digitsAt(text, flagsAt, 2)
  if (number >= 60 && number <= 96 && number - 60 !== value) return fail('barcode.din-flag-check', flagsAt)
  return dinOf({ data: text.slice(from, flagsAt + 2), flags, check, legacy: false })
}

/** A DIN typed from the label: 13 characters and the boxed check character, which must be right. Anything else: not-isbt. */
export function readTypedDin(text: string, at: number, end: number): DinStructure | ParseFailure {
  const length = end - at
  if ((length !== 13 && length !== 14) || firstBreak(text, at, dinPattern) >= 0) return fail('barcode.not-isbt', at)
  if (length === 13) return fail('barcode.typed-no-check', end)
  const check = checkCharacterOf(checkValue(text, at))
  if (text[at + 13] !== check) return fail('barcode.typed-check', at + 13)
  const data = text.slice(at, end)
  return { id: '001', data, fields: { din: data.slice(0, 13), flags: '', check, typed: true } }
}

/** Nothing stands before this structure but an AIM identifier. */
function lone(text: string, at: number): boolean {
  return at === 0 || (at === 3 && text.charCodeAt(0) === 93)
}

function dinOf(parts: { data: string; flags: string; check: string; legacy: boolean }): DinStructure {
  const { data, flags, check } = parts
  const din = data.slice(0, 13)
  return { id: '001', data, fields: parts.legacy ? { din, flags, check, legacyCheck: true } : { din, flags, check } }
}
