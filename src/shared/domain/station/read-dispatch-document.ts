import type { LocalCells } from '../receiving/dispatch-row.ts'
import { sortDispatchLines, type DispatchFile, type NumberedLine } from '../receiving/sort-dispatch-lines.ts'
import { mapIn, type Unmapped } from './apply-mapping.ts'
import type { RawDocument } from './document.ts'
import type { StationMapping } from './mapping.ts'

export interface ReadDispatch extends DispatchFile {
  readonly unmapped: readonly Unmapped[]
}

/**
 * A dispatch note of the gateway, read by the station's table and then by the very rules of a file (R03). A line with a code that the table
 * does not name stays out and is listed; the others come in. Also the dry run of the mapping editor.
 */
export function readDispatchDocument(document: RawDocument, mapping: StationMapping, local?: LocalCells): ReadDispatch {
  const head = mapIn(mapping, document.head, 0)
  const lines: NumberedLine[] = []
  const unmapped: Unmapped[] = [...head.unmapped]
  for (const [i, raw] of document.lines.entries()) {
    const line = mapIn(mapping, raw, i + 1)
    if (line.unmapped.length > 0) unmapped.push(...line.unmapped)
    else lines.push({ lineNo: i + 1, cells: { ...head.texts, ...line.texts, dispatchNumber: document.number }, formulaIn: null })
  }
  return { ...sortDispatchLines(lines, document.number, local), unmapped }
}
