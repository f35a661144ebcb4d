import { fromShanghai, type Instant } from '../../kernel/time.ts'
import { readDispatchRow, type DispatchRow, type LocalCells, type RowProblem } from './dispatch-row.ts'

/** A line of a file as texts by our columns. `formulaIn`: the column whose cell is a spreadsheet formula. */
export interface NumberedLine {
  readonly lineNo: number
  readonly cells: Readonly<Record<string, string>>
  readonly formulaIn: string | null
}

export interface BadLine {
  readonly lineNo: number
  readonly problem: RowProblem
  /** Our name of the column that is wrong. */
  readonly field: string
  readonly value: string
}

export interface DispatchFile {
  readonly number: string
  readonly stationName: string
  readonly dispatchedAt: Instant | null
  readonly good: readonly (DispatchRow & { readonly lineNo: number })[]
  readonly bad: readonly BadLine[]
}

/** Columns that are shown and exported again as they are, with the longest text our documents take. */
const freeTexts = { componentName: 60, stationName: 60, dispatchNumber: 30, boxNumber: 30 } as const

const fieldOf: Readonly<Record<RowProblem, string>> = {
  'din-missing': 'din', 'din-malformed': 'din', 'product-missing': 'productCode', 'product-malformed': 'productCode', 'product-unknown': 'productCode',
  'abo-unknown': 'abo', 'rhd-unknown': 'rhd', 'expiry-missing': 'expiresAt', 'expiry-malformed': 'expiresAt', 'volume-malformed': 'volumeMl', 'price-malformed': 'price',
  'repeated-in-file': 'din', 'already-stocked': 'din', 'formula': 'componentName', 'text-unfit': 'componentName', 'other-dispatch': 'dispatchNumber'
}

/**
 * Sorts the lines of a list into those that may come in and those that may not, each with the column that is wrong. A bad line never
 * keeps the good ones out. `fallbackNumber` names the note when no line does.
 */
export function sortDispatchLines(lines: readonly NumberedLine[], fallbackNumber: string, local?: LocalCells): DispatchFile {
  const given = (column: string): string => lines.map((l) => (l.cells[column] ?? '').trim()).find((v) => v !== '') ?? ''
  const number = given('dispatchNumber')
  const good: (DispatchRow & { lineNo: number })[] = []
  const bad: BadLine[] = []
  const seen = new Set<string>()
  for (const line of lines) {
    const { lineNo, cells } = line
    const unfit = unfitText(line, number)
    if (unfit) {
      bad.push({ lineNo, ...unfit })
      continue
    }
    const read = readDispatchRow(cells, local)
    const identity = read.ok ? `${read.row.din} ${read.row.productCode}` : ''
    if (!read.ok) bad.push({ lineNo, problem: read.problem, field: fieldOf[read.problem], value: read.value })
    else if (seen.has(identity)) bad.push({ lineNo, problem: 'repeated-in-file', field: 'din', value: read.row.din })
    else {
      seen.add(identity)
      good.push({ ...read.row, lineNo })
    }
  }
  const day = given('dispatchedAt').replaceAll('/', '-')
  return {
    number: number.slice(0, 30) || fallbackNumber,
    stationName: given('stationName').slice(0, 60),
    dispatchedAt: fromShanghai(day.length === 10 ? `${day} 00:00` : day.slice(0, 16)),
    good,
    bad
  }
}

/**
 * What is wrong with a line before its meaning is asked. A text that a spreadsheet would run as a formula (`=`, `+`, `-`, `@` first) is
 * refused here, so that it can never come out again in an export; a note number other than that of the file would hide a second note.
 */
function unfitText({ cells, formulaIn }: NumberedLine, number: string): Omit<BadLine, 'lineNo'> | null {
  if (formulaIn !== null) return { problem: 'formula', field: formulaIn, value: (cells[formulaIn] ?? '').slice(0, 60) }
  for (const [field, longest] of Object.entries(freeTexts)) {
    const text = (cells[field] ?? '').trim()
    if (/^[=+\-@]/.test(text)) return { problem: 'formula', field, value: text.slice(0, 60) }
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    if (text.length > longest || /[\u0000-\u001f\u007f\ufffd]/.test(text)) return { problem: 'text-unfit', field, value: text.slice(0, 60) }
  }
  const own = (cells['dispatchNumber'] ?? '').trim()
  return own !== '' && own !== number ? { problem: 'other-dispatch', field: 'dispatchNumber', value: own } : null
}
