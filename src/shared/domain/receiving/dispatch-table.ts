import { columnOf, missingColumns } from './dispatch-columns.ts'
import type { NumberedLine } from './sort-dispatch-lines.ts'

export type TableResult = { readonly ok: true; readonly lines: readonly NumberedLine[] } | { readonly ok: false; readonly missing: readonly string[] }

/** A cell of the table that is a formula of the spreadsheet, `row column` from 0. */
export type Formulas = ReadonlySet<string>

/** A table of texts with a header somewhere: line numbers are those a person sees in the file. Empty lines are no lines. */
export function linesOfTable(table: readonly (readonly string[])[], formulas: Formulas = new Set()): TableResult {
  const at = table.findIndex((row) => row.filter((cell) => columnOf(cell) !== null).length >= 3)
  const header = table[at]
  if (header === undefined) return { ok: false, missing: missingColumns([]) }
  const missing = missingColumns(header)
  if (missing.length > 0) return { ok: false, missing }
  const columns = header.map(columnOf)
  const lines: NumberedLine[] = []
  for (const [i, row] of table.slice(at + 1).entries()) {
    const formulaAt = columns.findIndex((column, c) => column !== null && formulas.has(`${at + 1 + i} ${c}`))
    if (formulaAt < 0 && row.every((cell) => cell.trim() === '')) continue
    const cells: Record<string, string> = {}
    for (const [c, column] of columns.entries()) if (column !== null) cells[column] = row[c] ?? ''
    lines.push({ lineNo: at + 2 + i, cells, formulaIn: columns[formulaAt] ?? null })
  }
  return { ok: true, lines }
}

/** A thing with named texts and things inside it: what JSON and XML have in common. */
export interface TextTree {
  readonly texts: Readonly<Record<string, string>>
  readonly inside: readonly TextTree[]
}

/**
 * A tree: a line is whatever names a bag, and what stands around it (number of the note, station) holds for all lines in it. Lines count
 * from 1 in the order of the file.
 */
export function linesOfTree(root: TextTree): TableResult {
  const lines: NumberedLine[] = []
  const walk = (node: TextTree, around: Readonly<Record<string, string>>): void => {
    const own: Record<string, string> = { ...around }
    let known = 0
    for (const [name, text] of Object.entries(node.texts)) {
      const column = columnOf(name)
      if (column === null) continue
      own[column] = text
      known += 1
    }
    const isLine = node.inside.length === 0 && (known >= 3 || 'din' in own)
    if (isLine) lines.push({ lineNo: lines.length + 1, cells: own, formulaIn: null })
    else for (const child of node.inside) walk(child, own)
  }
  walk(root, {})
  return lines.length > 0 ? { ok: true, lines } : { ok: false, missing: ['lines'] }
}
