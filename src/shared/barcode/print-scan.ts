import { identifierOf } from './identifier-table.ts'
import type { Structure } from './structure.ts'

/**
 * The text of a code that reads back as these structures: what `parseScan` accepts it prints again, identically
 * (without AIM identifier and CR/LF). `sequence` is `bbb` of a compound header, `000` when not given.
 * A compound message holds 1 to 99 structures.
 */
export function printScan(structures: readonly Structure[], form: { readonly compound: boolean; readonly sequence?: string }): string {
  const text = structures.map(printStructure).join('')
  return form.compound ? `=+${String(structures.length).padStart(2, '0')}${form.sequence ?? '000'}${text}` : text
}

function printStructure(structure: Structure): string {
  if (structure.id === 'national') return structure.fields.identifier + structure.data
  if (structure.id === '001' && structure.fields.typed) return structure.data
  return identifierOf(structure.id) + structure.data
}
