import { parse } from 'csv-parse/sync'
import readXlsx from 'read-excel-file/node'
import { columnOf, missingColumns } from '../../../../shared/domain/receiving/dispatch-columns.ts'
import { readDispatchRow, type DispatchRow, type LocalCells, type RowProblem } from '../../../../shared/domain/receiving/dispatch-row.ts'
import { refusal, type Refusal } from '../../../../shared/domain/refusal-code.ts'
import { err, ok, type Result } from '../../../../shared/kernel/result.ts'
import { fromShanghai, type Instant } from '../../../../shared/kernel/time.ts'

const MAX_BYTES = 5 * 1024 * 1024
const MAX_LINES = 5000

export interface BadLine {
  readonly lineNo: number
  readonly problem: RowProblem
  readonly value: string
}

export interface DispatchFile {
  readonly number: string
  readonly stationName: string
  readonly dispatchedAt: Instant | null
  readonly good: readonly (DispatchRow & { readonly lineNo: number })[]
  readonly bad: readonly BadLine[]
}

interface NumberedLine {
  readonly lineNo: number
  readonly cells: Record<string, string>
}

/**
 * A station's dispatch list as CSV (UTF-8 or GB18030), XLSX or JSON. What kind it is, is seen from its bytes, not from its
 * name. Line numbers are those a person sees in the file; a bad line never keeps the good ones out.
 */
export async function readDispatchFile(fileName: string, bytes: Uint8Array, local?: LocalCells): Promise<Result<DispatchFile, Refusal>> {
  if (bytes.length > MAX_BYTES) return err(refusal('receiving.file-too-large', { file: fileName, megabytes: MAX_BYTES / 1024 / 1024 }))
  let lines: Result<readonly NumberedLine[], Refusal>
  try {
    lines = await readLines(fileName, bytes)
  } catch (error) {
    return err(refusal('receiving.file-unreadable', { file: fileName, detail: (error instanceof Error ? error.message : String(error)).slice(0, 120) }))
  }
  if (!lines.ok) return lines
  if (lines.value.length > MAX_LINES) return err(refusal('receiving.file-too-long', { file: fileName, lines: MAX_LINES }))
  return ok(sort(fileName, lines.value, local))
}

async function readLines(fileName: string, bytes: Uint8Array): Promise<Result<readonly NumberedLine[], Refusal>> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const sheets: unknown = await readXlsx(Buffer.from(bytes))
    return fromTable(fileName, firstSheet(sheets).map((row) => row.map(cellText)))
  }
  const text = decode(bytes)
  if (/^\s*[[{]/.test(text)) return fromJson(fileName, JSON.parse(text) as unknown)
  const delimiter = (text.split('\n', 1)[0] ?? '').includes('\t') ? '\t' : ','
  return fromTable(fileName, parse(text, { delimiter, relax_column_count: true, skip_empty_lines: false, bom: true }) as string[][])
}

/** The library answers rows, or sheets with rows, depending on its version. */
function firstSheet(read: unknown): unknown[][] {
  if (!Array.isArray(read)) return []
  const first: unknown = read[0]
  if (Array.isArray(first)) return read as unknown[][]
  const data = typeof first === 'object' && first !== null && 'data' in first ? first.data : []
  return Array.isArray(data) ? (data as unknown[][]) : []
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
  }
}

function fromTable(fileName: string, table: readonly (readonly string[])[]): Result<readonly NumberedLine[], Refusal> {
  const at = table.findIndex((row) => row.filter((cell) => columnOf(cell) !== null).length >= 3)
  const header = table[at]
  if (header === undefined) return err(refusal('receiving.file-no-header', { file: fileName, missing: missingColumns([]).join(' ') }))
  const missing = missingColumns(header)
  if (missing.length > 0) return err(refusal('receiving.file-no-header', { file: fileName, missing: missing.join(' ') }))
  const columns = header.map(columnOf)
  const lines: NumberedLine[] = []
  for (const [i, row] of table.slice(at + 1).entries()) {
    if (row.every((cell) => cell.trim() === '')) continue
    const cells: Record<string, string> = {}
    for (const [c, column] of columns.entries()) if (column !== null) cells[column] = row[c] ?? ''
    lines.push({ lineNo: at + 2 + i, cells })
  }
  return ok(lines)
}

function fromJson(fileName: string, value: unknown): Result<readonly NumberedLine[], Refusal> {
  const head = isRecord(value) ? value : {}
  const list = Array.isArray(value) ? value : Array.isArray(head['lines']) ? head['lines'] : null
  if (list === null) return err(refusal('receiving.file-no-header', { file: fileName, missing: 'lines' }))
  const shared = texts(head)
  const lines = list.map((item, i) => ({ lineNo: i + 1, cells: { ...shared, ...(isRecord(item) ? texts(item) : {}) } }))
  return ok(lines)
}

function texts(record: Record<string, unknown>): Record<string, string> {
  const cells: Record<string, string> = {}
  for (const [key, value] of Object.entries(record)) {
    const column = columnOf(key)
    if (column !== null) cells[column] = cellText(value)
  }
  return cells
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A date cell of a spreadsheet carries no zone: what it shows is Shanghai time. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 16).replace('T', ' ')
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

function sort(fileName: string, lines: readonly NumberedLine[], local?: LocalCells): DispatchFile {
  const good: (DispatchRow & { lineNo: number })[] = []
  const bad: BadLine[] = []
  const seen = new Set<string>()
  for (const { lineNo, cells } of lines) {
    const read = readDispatchRow(cells, local)
    const identity = read.ok ? `${read.row.din} ${read.row.productCode}` : ''
    if (!read.ok) bad.push({ lineNo, problem: read.problem, value: read.value })
    else if (seen.has(identity)) bad.push({ lineNo, problem: 'repeated-in-file', value: read.row.din })
    else {
      seen.add(identity)
      good.push({ ...read.row, lineNo })
    }
  }
  const given = (column: string): string => lines.map((l) => (l.cells[column] ?? '').trim()).find((v) => v !== '') ?? ''
  const day = given('dispatchedAt').replaceAll('/', '-')
  return {
    number: given('dispatchNumber') || fileName.replace(/\.[a-z]+$/i, '').slice(0, 30),
    stationName: given('stationName').slice(0, 60),
    dispatchedAt: fromShanghai(day.length === 10 ? `${day} 00:00` : day.slice(0, 16)),
    good,
    bad
  }
}
