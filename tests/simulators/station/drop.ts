import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeText } from '../../../src/exchange/decode-text.ts'
import { xmlTree, type XmlNode } from '../../../src/exchange/xml-tree.ts'
import { outgoingMessageSchema } from '../../../src/shared/domain/station/document.ts'
import type { StationDocument } from './books.ts'
import type { Station } from './station.ts'

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const fields = (texts: Readonly<Record<string, string>>): string => Object.entries(texts).map(([name, value]) => `<field name="${escape(name)}">${escape(value)}</field>`).join('')
const readFields = (node: XmlNode | undefined): Record<string, string> => Object.fromEntries((node?.children ?? []).filter((c) => c.name === 'field').map((c) => [c.attributes['name'] ?? '', c.text]))

export interface Drop {
  /** One look into the folders: writes what is offered, reads acknowledgements and messages. */
  readonly look: () => void
  readonly stop: () => void
}

/**
 * The station's side of the file exchange. `out/NAME.xml` or `.csv`: documents; the hospital writes `out/ack/NAME.ack` with `OK UNREAD`.
 * `out/ack/NAME.nak` asks for a document that came damaged: it is written anew. `in/KEY.xml`: messages; the station writes `in/ack/KEY.ack` with `ACCEPTED REFERENCE` or `REFUSED CODE REASON`.
 */
export function openDrop(station: Station, folder: string): Drop {
  const at = (...parts: string[]): string => join(folder, ...parts)
  for (const name of ['out/ack', 'in/ack']) mkdirSync(at(name), { recursive: true })
  const look = (): void => {
    if (station.faults.silent === 1) return
    acknowledged()
    messages()
    for (const document of station.offer(0, 200).documents) write(document)
  }

  function write(document: StationDocument): void {
    // Every third as a table, in GB18030 as spreadsheets of the country write it; the name says kind, number, version and count.
    const table = document.kind === 'dispatch' && document.position % 3 === 0
    const name = `${document.kind}_${document.number}_${document.revision}_${document.declaredLines ?? ''}.${table ? 'csv' : 'xml'}`
    if (existsSync(at('out', name))) return
    const bytes = table ? station.bytes(csvOf(document), 'gb18030') : station.bytes(xmlOf(document))
    // A good partner renames; a bad one lets us see the half (fault `broken` has cut the bytes then).
    writeFileSync(at('out', `${name}.tmp`), bytes)
    renameSync(at('out', `${name}.tmp`), at('out', name))
  }

  function acknowledged(): void {
    for (const name of readdirSync(at('out', 'ack')).filter((n) => /\.(ack|nak)$/.test(n))) {
      const [kind = '', number = '', revision = ''] = name.slice(0, -4).split('_')
      const [word = '', unread = '0'] = readFileSync(at('out', 'ack', name), 'utf8').split(' ')
      for (const extension of ['xml', 'csv']) for (const file of readdirSync(at('out'))) if (file.startsWith(`${kind}_${number}_${revision}_`) && file.endsWith(extension)) rmSync(at('out', file))
      if (word === 'OK') station.acknowledge({ kind, number, revision, unread: Number(unread) })
      rmSync(at('out', 'ack', name))
    }
  }

  function messages(): void {
    for (const name of readdirSync(at('in')).filter((n) => n.endsWith('.xml'))) {
      const key = name.slice(0, -4)
      if (existsSync(at('in', 'ack', `${key}.ack`)) || station.strikes('http500')) continue
      const root = xmlTree(decodeText(readFileSync(at('in', name))))
      const message = outgoingMessageSchema.parse({ key, kind: root.attributes['kind'], subject: root.attributes['subject'], head: readFields(root.children.find((c) => c.name === 'head')), lines: root.children.filter((c) => c.name === 'line').map(readFields) })
      const answer = station.books.take(message)
      if (station.strikes('lostReply')) continue
      writeFileSync(at('in', 'ack', `${key}.ack`), answer.accepted ? `ACCEPTED ${answer.reference}` : `REFUSED ${answer.code} ${answer.reason}`)
    }
  }

  return { look, stop: () => undefined }
}

function xmlOf({ kind, number, revision, declaredLines, head, lines }: StationDocument): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<document kind="${kind}" number="${escape(number)}" revision="${revision}" lineCount="${declaredLines ?? ''}"><head>${fields(head)}</head>\n${lines.map((line) => `<line>${fields(line)}</line>`).join('\n')}\n</document>\n`
}

function csvOf({ head, lines }: StationDocument): string {
  const all = lines.map((line) => ({ ...head, ...line }))
  const names = [...new Set(all.flatMap((line) => Object.keys(line)))]
  return `${[names, ...all.map((line: Record<string, string>) => names.map((name) => line[name] ?? ''))].map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')}\r\n`
}
