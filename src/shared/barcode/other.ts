import { digitsAt, firstBreak } from './char-class.ts'
import { daysIn } from './dates.ts'
import type { OtherEntry } from './identifier-table.ts'
import { fail, type ParseFailure } from './parse-failure.ts'
import type { OtherStructure } from './structure.ts'

/** The structures without a reader of their own, by their table entry. Errors: too-short, bad-character, bad-length, bad-date, bad-time. */
export function readOther(text: string, at: number, input: { readonly entry: OtherEntry; readonly end: number }): OtherStructure | ParseFailure {
  const { entry, end } = input
  const from = at + entry.identifier.length
  const bad = firstBreak(text, from, entry.head)
  if (bad >= 0) return bad < end ? fail('barcode.bad-character', bad) : fail('barcode.too-short', end)
  const headEnd = from + entry.head.length
  if (headEnd > end) return fail('barcode.too-short', end)
  let to = headEnd
  if (entry.variable) {
    const { from: countFrom, digits, unit, sign } = entry.variable
    const count = digitsAt(text, from + countFrom, digits)
    if (count === 0) return fail('barcode.bad-length', from + countFrom)
    to += count * unit
    for (let i = headEnd; i < to && i < end; i++) if (firstBreak(text, i, sign) >= 0) return fail('barcode.bad-character', i)
    if (to > end) return fail('barcode.too-short', end)
  }
  const data = text.slice(from, to)
  const wrong = entry.calendar ? calendarError(data, entry.calendar) : null
  if (wrong) return fail(wrong.failed, from + wrong.at)
  const fields: Record<string, string> = {}
  for (const [name, first, last] of entry.slices ?? []) fields[name] = last < 0 ? data.slice(first) : data.slice(first, last)
  return { id: entry.id, data, fields }
}

/** `yyyymm[dd][hhmm]` must be a real date: `at` counts from the start of the content. */
function calendarError(data: string, calendar: { readonly at: number; readonly day: boolean; readonly time: boolean }): ParseFailure | null {
  const { at } = calendar
  const month = digitsAt(data, at + 4, 2)
  if (month < 1 || month > 12) return fail('barcode.bad-date', at + 4)
  if (calendar.day) {
    const day = digitsAt(data, at + 6, 2)
    if (day < 1 || day > daysIn(digitsAt(data, at, 4), month)) return fail('barcode.bad-date', at + 6)
  }
  if (!calendar.time) return null
  if (digitsAt(data, at + 8, 2) > 23) return fail('barcode.bad-time', at + 8)
  return digitsAt(data, at + 10, 2) > 59 ? fail('barcode.bad-time', at + 10) : null
}
