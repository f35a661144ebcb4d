import { z } from 'zod'
import { decodeText } from '../../../../../src/exchange/decode-text.ts'
import { readTextTable } from '../../../../../src/exchange/read-text-table.ts'
import { xmlTree } from '../../../../../src/exchange/xml-tree.ts'
import { documentOf } from '../xml-document.ts'

/** `KIND_NUMBER_REVISION_LINES.xml`; nothing in it that leads to another folder. */
export const droppedName = /^([a-z-]{1,30})_([\w.\u4e00-\u9fff-]{1,60})_([\w.:-]{0,40})_(\d{0,6})\.(xml|csv|xlsx)$/

const named = z.object({ kind: z.string(), number: z.string(), revision: z.string().nullable() })

/**
 * The value of one dropped file from its name and bytes; null bytes: too large. A table is lines only: its kind, number and count stand in the
 * name. An XML says them itself, and must say the same.
 */
export async function readDropped(name: string, bytes: Uint8Array | null): Promise<{ readonly text: string; readonly value: unknown }> {
  const [, kind = '', number = '', revisionText = '', lineCount = '', extension] = droppedName.exec(name) ?? []
  const revision = revisionText === '' ? null : revisionText
  if (bytes === null) return { text: '', value: 'larger than 5 MB' }
  let text = ''
  try {
    if (extension === 'xml') {
      text = decodeText(bytes)
      const value = documentOf(xmlTree(text))
      const said = named.safeParse(value)
      const same = said.success && said.data.kind === kind && said.data.number === number && said.data.revision === revision
      return { text, value: same ? value : 'name and content are of two documents' }
    }
    const [header = [], ...rows] = await readTextTable(bytes)
    text = JSON.stringify(rows)
    const lines = rows.filter((row) => row.some((cell) => cell !== '')).map((row) => Object.fromEntries(header.map((column, i) => [column.trim(), row[i] ?? ''])))
    return { text, value: { kind, number, revision, declaredLines: lineCount === '' ? null : Number(lineCount), head: {}, lines } }
  } catch (error) {
    return { text, value: error instanceof Error ? error.message : String(error) }
  }
}
