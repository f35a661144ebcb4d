import { digitsAt, firstNonDigit } from './char-class.ts'
import type { DateId } from './identifier-table.ts'
import { fail, type ParseFailure } from './parse-failure.ts'
import type { DateStructure } from './structure.ts'

const two = (n: number): string => String(n).padStart(2, '0')
const twoDigits = Array.from({ length: 100 }, (_, n) => two(n))

/** `-MM-DD` by ordinal day - 1. */
function ordinals(year: number): string[] {
  const length = isLeap(year) ? 366 : 365
  return Array.from({ length }, (_, i) => new Date(Date.UTC(year, 0, 1 + i)).toISOString().slice(4, 10))
}
const common = ordinals(2023)
const leap = ordinals(2024)

export function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

export function daysIn(year: number, month: number): number {
  return [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
}

const timed: Record<DateId, boolean> = { '004': false, '005': true, '006': false, '007': true, '008': false, '009': true }

export function hasTime(id: DateId): boolean {
  return timed[id]
}

/**
 * Structures 004-009, `cyyjjj[hhmm]`, with the identifier at `at`: century 0 → 20yy or 9 → 19yy, ordinal day (366 in leap
 * years only), 00:00-23:59 in Shanghai, the label's local time. Errors: too-short, bad-character, bad-century, bad-date, bad-time.
 */
export function readDate(text: string, at: number, input: { readonly id: DateId; readonly end: number }): DateStructure | ParseFailure {
  const { id, end } = input
  const from = at + 2
  const withTime = timed[id]
  const length = withTime ? 10 : 6
  const bad = firstNonDigit(text, from, Math.min(length, end - from))
  if (bad >= 0) return fail('barcode.bad-character', bad)
  if (end < from + length) return fail('barcode.too-short', end)
  const century = text.charCodeAt(from)
  if (century !== 48 && century !== 57) return fail('barcode.bad-century', from)
  const year = (century === 48 ? 2000 : 1900) + digitsAt(text, from + 1, 2)
  const day = (isLeap(year) ? leap : common)[digitsAt(text, from + 3, 3) - 1]
  if (day === undefined) return fail('barcode.bad-date', from + 3)
  const date = year + day
  if (!withTime) return { id, data: text.slice(from, from + 6), fields: { iso: date } }
  const hour = digitsAt(text, from + 6, 2)
  if (hour > 23) return fail('barcode.bad-time', from + 6)
  const minute = digitsAt(text, from + 8, 2)
  if (minute > 59) return fail('barcode.bad-time', from + 8)
  return { id, data: text.slice(from, from + 10), fields: { iso: `${date}T${twoDigits[hour]}:${twoDigits[minute]}+08:00` } }
}
