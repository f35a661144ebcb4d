import readXlsx from 'read-excel-file/universal'
import { readZip } from './read-zip.ts'
import { xmlTree, type XmlNode } from './xml-tree.ts'

const MAX_UNPACKED = 60 * 1024 * 1024

export interface XlsxTable {
  readonly rows: readonly (readonly unknown[])[]
  /** `row column`, both from 0: cells that hold a formula. What a spreadsheet kept as its last result is not what the station wrote. */
  readonly formulas: ReadonlySet<string>
}

/**
 * The first sheet of a spreadsheet. The archive is measured before the library sees it, and document types in any part are refused.
 * @throws UnsafeFile, or the library's error
 */
export async function readXlsxTable(bytes: Uint8Array): Promise<XlsxTable> {
  const parts = readZip(bytes, { maxBytes: MAX_UNPACKED, wanted: (name) => name.endsWith('.xml') || name.endsWith('.rels') })
  const trees = new Map([...parts].map(([name, content]) => [name.toLowerCase(), xmlTree(new TextDecoder().decode(content))]))
  // Node's Buffer may be a window on a larger pool: the library wants a buffer that is the file and nothing else.
  const rows = firstSheet(await readXlsx(Uint8Array.from(bytes).buffer))
  return { rows, formulas: formulas(sheetTree(trees)) }
}

/** The library answers rows, or sheets with rows, depending on its version. */
function firstSheet(read: unknown): unknown[][] {
  if (!Array.isArray(read)) return []
  const first: unknown = read[0]
  if (Array.isArray(first)) return read as unknown[][]
  const data = typeof first === 'object' && first !== null && 'data' in first ? first.data : []
  return Array.isArray(data) ? (data as unknown[][]) : []
}

function* every(node: XmlNode, name: string): Generator<XmlNode> {
  if (node.name === name) yield node
  for (const child of node.children) yield* every(child, name)
}

function sheetTree(trees: ReadonlyMap<string, XmlNode>): XmlNode | null {
  const workbook = trees.get('xl/workbook.xml')
  const links = trees.get('xl/_rels/workbook.xml.rels')
  if (!workbook || !links) return null
  const id = [...every(workbook, 'sheet')][0]?.attributes['id']
  const target = [...every(links, 'Relationship')].find((r) => r.attributes['Id'] === id)?.attributes['Target'] ?? ''
  return trees.get((target.startsWith('/') ? target.slice(1) : `xl/${target}`).toLowerCase()) ?? null
}

function formulas(sheet: XmlNode | null): Set<string> {
  const found = new Set<string>()
  if (sheet === null) return found
  for (const cell of every(sheet, 'c')) {
    const at = /^([A-Z]{1,3})(\d{1,7})$/.exec(cell.attributes['r'] ?? '')
    if (!at || !cell.children.some((child) => child.name === 'f')) continue
    const column = Array.from(at[1] ?? '').reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
    found.add(`${Number(at[2]) - 1} ${column - 1}`)
  }
  return found
}
