import type { LocalCells } from '../receiving/dispatch-row.ts'
import type { RawDocument } from './document.ts'
import type { StationMapping } from './mapping.ts'
import { readBagLines, type RefusedCell } from './read-bag-lines.ts'

export interface ReturnDecision {
  /** The lab's own number for the return. */
  readonly returnNumber: string
  /** The station's number for what it decided. */
  readonly decisionNumber: string
  readonly lines: readonly { readonly din: string; readonly productCode: string | null; readonly approved: boolean; readonly reason: string }[]
}

/** R08: the station's word on the bags of a return. A line without a yes or a no stays out and is listed. */
export function readReturnDecision(document: RawDocument, mapping: StationMapping, local?: LocalCells): { readonly decision: ReturnDecision; readonly refused: readonly RefusedCell[] } {
  const { head, lines, refused } = readBagLines(document, mapping, local)
  const said = lines.filter(({ texts }) => texts['outcome'] === 'approved' || texts['outcome'] === 'rejected')
  const unsaid = lines.filter((line) => !said.includes(line)).map(({ line, texts }) => ({ line, field: 'outcome', code: 'no-decision', value: texts['outcome'] ?? '' }))
  return {
    decision: {
      returnNumber: head['returnNumber'] ?? lines[0]?.texts['returnNumber'] ?? '',
      decisionNumber: document.number,
      lines: said.map(({ din, productCode, texts }) => ({ din, productCode, approved: texts['outcome'] === 'approved', reason: (texts['reason'] ?? '').slice(0, 200) }))
    },
    refused: [...refused, ...unsaid]
  }
}
