import { parse } from 'csv-parse/sync'
import { cellText } from './cell-text.ts'
import { decodeText } from './decode-text.ts'
import { readXlsxTable } from './read-xlsx.ts'

/**
 * CSV (any encoding of decode-text) or XLSX as rows of texts; formulas of a spreadsheet are empty cells.
 * @throws UnsafeFile, or Error when it is no table
 */
export async function readTextTable(bytes: Uint8Array): Promise<string[][]> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const { rows, formulas } = await readXlsxTable(bytes)
    return rows.map((row, r) => row.map((cell, c) => (formulas.has(`${r} ${c}`) ? '' : cellText(cell))))
  }
  return parse(decodeText(bytes), { relax_column_count: true, bom: true }) as string[][]
}
