import { parse } from 'csv-parse/sync'
import type { LocalCells } from '../shared/domain/receiving/dispatch-row.ts'
import { linesOfTable, linesOfTree, type TableResult, type TextTree } from '../shared/domain/receiving/dispatch-table.ts'
import { sortDispatchLines, type DispatchFile } from '../shared/domain/receiving/sort-dispatch-lines.ts'
import { refusal, type Refusal } from '../shared/domain/refusal-code.ts'
import { err, ok, type Result } from '../shared/kernel/result.ts'
import { cellText } from './cell-text.ts'
import { decodeText } from './decode-text.ts'
import { readXlsxTable } from './read-xlsx.ts'
import { UnsafeFile } from './unsafe-file.ts'
import { xmlTree, type XmlNode } from './xml-tree.ts'

const MAX_BYTES = 5 * 1024 * 1024
const MAX_LINES = 5000
const MAX_JSON_DEPTH = 24

/**
 * A station's dispatch list as CSV, XLSX, JSON or XML; texts in UTF-8, UTF-16 or GB18030. What kind it is, is seen from its bytes, not from
 * its name. Limits: 5 MB, 5,000 lines, 60 MB unpacked; no document types, no formulas (docs/adr/0019).
 */
export async function readDispatchFile(fileName: string, bytes: Uint8Array, local?: LocalCells): Promise<Result<DispatchFile, Refusal>> {
  if (bytes.length > MAX_BYTES) return err(refusal('receiving.file-too-large', { file: fileName, megabytes: MAX_BYTES / 1024 / 1024 }))
  let table: TableResult
  try {
    table = await readLines(bytes)
  } catch (error) {
    if (error instanceof UnsafeFile && error.reason !== 'zip-broken') return err(refusal('receiving.file-unsafe', { file: fileName, detail: error.reason }))
    return err(refusal('receiving.file-unreadable', { file: fileName, detail: (error instanceof Error ? error.message : String(error)).slice(0, 120) }))
  }
  if (!table.ok) return err(refusal('receiving.file-no-header', { file: fileName, missing: table.missing.join(' ') }))
  if (table.lines.length > MAX_LINES) return err(refusal('receiving.file-too-long', { file: fileName, lines: MAX_LINES }))
  return ok(sortDispatchLines(table.lines, fileName.replace(/\.[a-z]+$/i, '').slice(0, 30), local))
}

async function readLines(bytes: Uint8Array): Promise<TableResult> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const { rows, formulas } = await readXlsxTable(bytes)
    return linesOfTable(rows.map((row) => row.map(cellText)), formulas)
  }
  const text = decodeText(bytes)
  if (/^\s*[[{]/.test(text)) return linesOfTree(treeOfJson(JSON.parse(text) as unknown, 0))
  if (/^\s*</.test(text)) return linesOfTree(treeOfXml(xmlTree(text)))
  const delimiter = (text.split('\n', 1)[0] ?? '').includes('\t') ? '\t' : ','
  return linesOfTable(parse(text, { delimiter, relax_column_count: true, skip_empty_lines: false, bom: true }) as string[][])
}

function treeOfJson(value: unknown, depth: number): TextTree {
  if (depth > MAX_JSON_DEPTH) throw new UnsafeFile('xml-depth')
  const texts: Record<string, string> = {}
  const inside: TextTree[] = []
  if (typeof value !== 'object' || value === null) return { texts, inside }
  if (Array.isArray(value)) return { texts, inside: value.map((item: unknown) => treeOfJson(item, depth + 1)) }
  for (const [key, held] of Object.entries(value)) {
    if (typeof held === 'object' && held !== null) inside.push(treeOfJson(held, depth + 1))
    else texts[key] = cellText(held)
  }
  return { texts, inside }
}

/** An element with nothing inside is a text of the one around it; one with attributes is a thing of its own. */
function treeOfXml(node: XmlNode): TextTree {
  const texts: Record<string, string> = { ...node.attributes }
  const inside: TextTree[] = []
  for (const child of node.children) {
    if (child.children.length === 0 && Object.keys(child.attributes).length === 0) texts[child.name] = child.text
    else inside.push(treeOfXml(child))
  }
  return { texts, inside }
}
