import type { LocalCells } from '../receiving/dispatch-row.ts'
import { mapIn } from './apply-mapping.ts'
import type { RawDocument } from './document.ts'
import type { StationMapping } from './mapping.ts'
import { readDispatchDocument } from './read-dispatch-document.ts'

export interface Tried {
  /** Names in the sample that the table does not have. */
  readonly unknownNames: string[]
  readonly good: { line: number; texts: Record<string, string> }[]
  readonly refused: { line: number; field: string; code: string; value: string }[]
}

/** What a table makes of a sample of a dispatch, by the very code that reads a real one: the dry run of the editor. */
export function tryMapping(sample: RawDocument, mapping: StationMapping, local?: LocalCells): Tried {
  const names = new Set(sample.lines.flatMap((line) => Object.keys(line)))
  const known = new Set(mapping.fields.map(({ from }) => from))
  const { good, bad, unmapped } = readDispatchDocument(sample, mapping, local)
  const fine = new Set(good.map(({ lineNo }) => lineNo))
  return {
    unknownNames: [...names].filter((name) => !known.has(name)),
    good: sample.lines.flatMap((line, i) => (fine.has(i + 1) ? [{ line: i + 1, texts: { ...mapIn(mapping, line, i + 1).texts } }] : [])),
    refused: [...unmapped.map((u) => ({ ...u, code: 'unmapped' })), ...bad.map((b) => ({ line: b.lineNo, field: b.field, code: b.problem, value: b.value }))]
  }
}
