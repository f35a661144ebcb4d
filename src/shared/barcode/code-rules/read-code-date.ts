import type { CodeDateFormat } from '../../domain/receiving/code-rule.ts'
import { daysIn, isLeap } from '../dates.ts'

const tokens = /YYYY|YY|MM|DD|HH|mm|JJJ|./g

/**
 * A date in a local code: `YYYY-MM-DD`, or `YYYY-MM-DDTHH:mm+08:00` where the format has a time (Shanghai, the label's local
 * time). Two-digit years are 20yy. Null when the text is not in the format or no such day or minute exists.
 */
export function readCodeDate(text: string, format: CodeDateFormat): string | null {
  const got: Record<string, number> = {}
  let at = 0
  for (const token of format.match(tokens) ?? []) {
    const part = text.slice(at, at + token.length)
    at += token.length
    if (/[A-Za-z]/.test(token)) {
      if (part.length !== token.length || !/^\d+$/.test(part)) return null
      got[token] = Number(part)
    } else if (part !== token) return null
  }
  if (at !== text.length) return null
  const year = got['YYYY'] ?? 2000 + (got['YY'] ?? 0)
  if (year < 1950 || year > 2150) return null
  const day = got['JJJ'] === undefined ? calendarDay(year, got['MM'] ?? 0, got['DD'] ?? 0) : ordinalDay(year, got['JJJ'])
  if (day === null) return null
  const [hour, minute] = [got['HH'], got['mm']]
  if (hour === undefined || minute === undefined) return day
  return hour > 23 || minute > 59 ? null : `${day}T${two(hour)}:${two(minute)}+08:00`
}

const two = (n: number): string => String(n).padStart(2, '0')

function calendarDay(year: number, month: number, day: number): string | null {
  return month < 1 || month > 12 || day < 1 || day > daysIn(year, month) ? null : `${year}-${two(month)}-${two(day)}`
}

function ordinalDay(year: number, ordinal: number): string | null {
  if (ordinal < 1 || ordinal > (isLeap(year) ? 366 : 365)) return null
  return new Date(Date.UTC(year, 0, ordinal)).toISOString().slice(0, 10)
}
