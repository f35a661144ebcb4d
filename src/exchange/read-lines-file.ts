import { decodeText } from './decode-text.ts'
import { linesOfText } from './read-sample.ts'
import { readTextTable } from './read-text-table.ts'

const MAX_BYTES = 5 * 1024 * 1024
const MAX_LINES = 5000

/**
 * The lines of a file under the names its writer uses: CSV, XLSX, JSON or XML, any encoding of decode-text. Formulas of a spreadsheet are empty cells.
 * @throws UnsafeFile, or Error with a sentence: too large, too long, or none of these
 */
export async function readLinesFile(bytes: Uint8Array): Promise<Record<string, string>[]> {
  if (bytes.length > MAX_BYTES) throw new Error('the file is larger than 5 MB')
  const lines = await linesOf(bytes)
  if (lines.length === 0) throw new Error('no line was found in it')
  if (lines.length > MAX_LINES) throw new Error('it has more than 5,000 lines')
  return lines
}

async function linesOf(bytes: Uint8Array): Promise<Record<string, string>[]> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    const text = decodeText(bytes).trim()
    if (/^[[{<]/.test(text)) return linesOfText(text)
  }
  const [header = [], ...rows] = await readTextTable(bytes)
  return rows.filter((row) => row.some((cell) => cell.trim() !== '')).map((row) => Object.fromEntries(header.map((name, i) => [name.trim(), row[i] ?? ''] as const).filter(([name]) => name !== '')))
}
