import { readExpiry } from '../receiving/dispatch-row.ts'
import type { RawDocument } from './document.ts'
import type { StationMapping } from './mapping.ts'
import { readBagLines, type RefusedCell } from './read-bag-lines.ts'

export interface ReferenceAnswer {
  readonly referralNumber: string
  readonly answerNumber: string
  readonly testedAt: string | null
  readonly lines: readonly { readonly din: string; readonly productCode: string | null; readonly result: 'compatible' | 'incompatible' }[]
}

/** R07: the station's results for the bags of a referral. A line without a result that the table knows stays out and is listed: it is never taken for compatible. */
export function readReferenceResult(document: RawDocument, mapping: StationMapping): { readonly answer: ReferenceAnswer; readonly refused: readonly RefusedCell[] } {
  const { head, lines, refused } = readBagLines(document, mapping)
  const said: { din: string; productCode: string | null; result: 'compatible' | 'incompatible' }[] = []
  const unsaid: RefusedCell[] = []
  for (const { line, din, productCode, texts } of lines) {
    const result = texts['result']
    if (result === 'compatible' || result === 'incompatible') said.push({ din, productCode, result })
    else unsaid.push({ line, field: 'result', code: 'no-result', value: result ?? '' })
  }
  return { answer: { referralNumber: head['referralNumber'] ?? '', answerNumber: document.number, testedAt: readExpiry(head['publishedAt'] ?? ''), lines: said }, refused: [...refused, ...unsaid] }
}
