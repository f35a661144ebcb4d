import { dinOfCell, productOfCell } from '../receiving/bag-cells.ts'
import type { LocalCells } from '../receiving/dispatch-row.ts'
import { mapIn } from './apply-mapping.ts'
import type { RawDocument } from './document.ts'
import type { StationMapping } from './mapping.ts'

/** A line that could not be read: our name of the column, why, and the station's text. */
export interface RefusedCell {
  readonly line: number
  readonly field: string
  readonly code: string
  readonly value: string
}

/** A line of a document that speaks of one bag. */
export interface BagLine {
  /** From 1. */
  readonly line: number
  readonly din: string
  /** Null: the station names the bag by its donation number alone. */
  readonly productCode: string | null
  /** All texts of the line under our names, with those of the head under them. */
  readonly texts: Readonly<Record<string, string>>
}

/**
 * The lines of a document that speak of bags (returns, reference matches, statements), by the station's table. A line with a code that the table does not
 * name, or without a donation number, stays out and is listed; nothing is guessed. `local`: what the hospital's code rules read in a cell, so that a station that writes its own numbers is read as its bags are (ADR 0016).
 */
export function readBagLines(document: RawDocument, mapping: StationMapping, local: LocalCells = () => ({})): { readonly head: Readonly<Record<string, string>>; readonly lines: readonly BagLine[]; readonly refused: readonly RefusedCell[] } {
  const head = mapIn(mapping, document.head, 0)
  const lines: BagLine[] = []
  const refused: RefusedCell[] = head.unmapped.map((u) => ({ ...u, code: 'unmapped' }))
  for (const [i, raw] of document.lines.entries()) {
    const line = i + 1
    const { texts, unmapped } = mapIn(mapping, raw, line)
    const cell = texts['din'] ?? ''
    const din = dinOfCell(cell) ?? local(cell).din ?? null
    const product = texts['productCode'] ?? ''
    const productCode = product === '' ? null : (productOfCell(product) ?? local(product).productCode ?? null)
    if (unmapped.length > 0) refused.push(...unmapped.map((u) => ({ ...u, code: 'unmapped' })))
    else if (din === null) refused.push({ line, field: 'din', code: cell === '' ? 'din-missing' : 'din-malformed', value: cell })
    else if (product !== '' && productCode === null) refused.push({ line, field: 'productCode', code: 'product-malformed', value: product })
    else lines.push({ line, din, productCode, texts: { ...head.texts, ...texts } })
  }
  return { head: head.texts, lines, refused }
}
