import { fromShanghai, type Instant } from '../../kernel/time.ts'
import type { LocalCells } from '../receiving/dispatch-row.ts'
import type { RawDocument } from './document.ts'
import type { StationMapping } from './mapping.ts'
import { readBagLines, type RefusedCell } from './read-bag-lines.ts'

export interface ReferenceAnswer {
  readonly referralNumber: string
  readonly answerNumber: string
  /** Time of the test, or of the publication where that is all it says; `dayOnly`: a day without a time, as its first moment. Null: it says neither. */
  readonly tested: { readonly at: Instant; readonly dayOnly: boolean } | null
  /** Hours after the test until which the station lets it hold; null: it does not say. */
  readonly validHours: number | null
  readonly lines: readonly { readonly din: string; readonly productCode: string | null; readonly result: 'compatible' | 'incompatible' }[]
}

/**
 * R07: the station's results for the bags of a referral. A line without a result that the table knows stays out and is listed: it is never taken for
 * compatible. A time or a validity that cannot be read keeps the compatible lines out, and never the incompatible ones.
 */
export function readReferenceResult(document: RawDocument, mapping: StationMapping, local?: LocalCells): { readonly answer: ReferenceAnswer; readonly refused: readonly RefusedCell[] } {
  const { head, lines, refused } = readBagLines(document, mapping, local)
  const said: { line: number; din: string; productCode: string | null; result: 'compatible' | 'incompatible' }[] = []
  const unsaid: RefusedCell[] = []
  for (const { line, din, productCode, texts } of lines) {
    const result = texts['result']
    if (result === 'compatible' || result === 'incompatible') said.push({ line, din, productCode, result })
    else unsaid.push({ line, field: 'result', code: 'no-result', value: result ?? '' })
  }
  const every = (field: string): string[] => [...new Set(lines.map(({ texts }) => (texts[field] ?? '').trim()))].filter((text) => text !== '')
  const times = every('testedAt')
  const published = (head['publishedAt'] ?? '').trim()
  const given = times.length > 0 ? times : published === '' ? [] : [published]
  const read = given.map(readTested)
  const badTime = given.find((_text, i) => read[i] === null)
  const hours = every('validHours')
  const badHours = hours.find((text) => !/^\d{1,3}$/.test(text) || Number(text) < 1 || Number(text) > 720)
  const unfit = badTime !== undefined ? { field: 'testedAt', value: badTime } : badHours === undefined ? null : { field: 'validHours', value: badHours }
  const kept = unfit === null ? said : said.filter((l) => l.result === 'incompatible')
  if (unfit !== null) unsaid.push(...said.filter((l) => l.result === 'compatible').map(({ line }) => ({ line, ...unfit, code: 'unreadable' })))
  // Of several the earliest time and the shortest validity: a result never holds longer than one of its lines says.
  const tested = read.filter((t) => t !== null).toSorted((a, b) => (a.at < b.at ? -1 : 1))[0] ?? null
  const validHours = hours.length === 0 || badHours !== undefined ? null : Math.min(...hours.map(Number))
  return { answer: { referralNumber: head['referralNumber'] ?? '', answerNumber: document.number, tested, validHours, lines: kept.map(({ din, productCode, result }) => ({ din, productCode, result })) }, refused: [...refused, ...unsaid] }
}

function readTested(text: string): ReferenceAnswer['tested'] {
  const tidy = text.replaceAll('/', '-').replace('T', ' ')
  const dayOnly = /^\d{4}-\d{2}-\d{2}$/.test(tidy)
  const at = fromShanghai(dayOnly ? `${tidy} 00:00` : tidy.slice(0, 16))
  return at === null ? null : { at, dayOnly }
}
