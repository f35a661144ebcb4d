import { firstBreak, pattern } from './char-class.ts'
import { readDate } from './dates.ts'
import { readDin } from './din.ts'
import { readGroup } from './group.ts'
import { identifierAt } from './identifier-table.ts'
import { readOther } from './other.ts'
import { fail, type ParseFailure } from './parse-failure.ts'
import { readProduct } from './product.ts'
import type { Structure } from './structure.ts'

const dinStart = pattern('a')

/** Whether `=` or `&` stands at `at`: every structure begins with one (ST-001 §4). */
export function startsStructure(text: string, at: number): boolean {
  const first = text.charCodeAt(at)
  return first === 61 || first === 38
}

/** The standard structure that begins at `at`; reads no further than `end`. National ones and nested headers are refused here. */
export function readStructure(text: string, at: number, end: number): Structure | ParseFailure {
  if (at + 1 >= end) return fail('barcode.too-short', end)
  if (text.charCodeAt(at) === 61 && firstBreak(text, at + 1, dinStart) < 0) return readDin(text, at, end)
  const entry = identifierAt(text, at)
  if (entry === undefined) {
    // `&,` and the end: the third character of the identifier is missing.
    if (at + 2 === end && text.startsWith('&,', at)) return fail('barcode.too-short', end)
    return fail('barcode.unknown-identifier', at + 1)
  }
  switch (entry.id) {
    case '002':
      return readGroup(text, at, end)
    case '003':
      return readProduct(text, at, end)
    case '004':
    case '005':
    case '006':
    case '007':
    case '008':
    case '009':
      return readDate(text, at, { id: entry.id, end })
    case '023':
      return fail('barcode.compound-nested', at)
    case 'national':
      return fail('barcode.national-inside', at)
    default:
      return readOther(text, at, { entry, end })
  }
}
