import { mkdir, readdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeText } from '../../../../../src/exchange/decode-text.ts'
import { documentKinds, messageKinds } from '../../../../../src/shared/domain/station/document.ts'
import { PartnerAway, PartnerFault, type StationPort } from '../port.ts'
import { sortDocuments } from '../read-document.ts'
import { messageBody, xmlText } from '../xml-document.ts'
import { droppedName, readDropped } from './read-dropped.ts'

export interface FileOptions {
  /** A folder that the station, or whoever carries files to it (SFTP), sees too: `out` from it, `in` to it, each with `ack`. */
  readonly folder: string
}

const MAX_FILE = 5 * 1024 * 1024
const MAX_FILES = 200

/**
 * Files with acknowledgement files. `out/KIND_NUMBER_REVISION_LINES.xml` comes in and is answered by `out/ack/KIND_NUMBER_REVISION.ack`;
 * One that came damaged is asked for again by `out/ack/KIND_NUMBER_REVISION.nak`: nobody else would write it anew. Another ending than that of a receipt, so
 * that a station that does not know it never takes it for one. `in/KEY.xml` goes out and waits for `in/ack/KEY.ack` with `ACCEPTED reference` or `REFUSED code reason`.
 */
export function fileAdapter({ folder }: FileOptions): StationPort {
  const at = (...parts: string[]): string => join(folder, ...parts)
  return {
    carries: { incoming: documentKinds, outgoing: messageKinds },
    async fetch(after) {
      const all = (await away(readdir(at('out')))).filter((name) => droppedName.test(name)).toSorted()
      // From the start again each round: files that were acknowledged are gone.
      const names = all.filter((name) => after === null || name > after)
      const page = names.slice(0, MAX_FILES)
      const candidates = []
      for (const name of page) {
        const { size } = await away(stat(at('out', name)))
        const bytes = size > MAX_FILE ? null : await away(readFile(at('out', name)))
        candidates.push({ source: name, ...(await readDropped(name, bytes)) })
      }
      return { ...sortDocuments(candidates), next: names.length > page.length ? (page.at(-1) ?? null) : null, cursor: null }
    },
    async acknowledge({ kind, number, revision, unread }) {
      // The parts came from a name that this pattern took, so none of them leads out of the folder.
      if (!droppedName.test(`${kind}_${number}_${revision ?? ''}_.xml`)) throw new PartnerFault('no name of a document')
      await away(mkdir(at('out', 'ack'), { recursive: true }))
      await put(at('out', 'ack', `${kind}_${number}_${revision ?? ''}.ack`), `OK ${unread}`)
    },
    async askAgain(damaged) {
      const named = 'source' in damaged ? droppedName.exec(damaged.source)?.slice(1, 4) : [damaged.kind, damaged.number, damaged.revision ?? '']
      if (named === undefined || !droppedName.test(`${named.join('_')}_.xml`)) return
      await away(mkdir(at('out', 'ack'), { recursive: true }))
      await put(at('out', 'ack', `${named.join('_')}.nak`), 'DAMAGED')
    },
    async send(message) {
      const answer = await readFile(at('in', 'ack', `${message.key}.ack`)).catch((error: unknown) => absent(error))
      if (answer !== null) return readAnswer(answer)
      const file = at('in', `${message.key}.xml`)
      if ((await stat(file).catch((error: unknown) => absent(error))) === null) {
        await away(mkdir(at('in', 'ack'), { recursive: true }))
        await put(file, `<?xml version="1.0" encoding="UTF-8"?>\n<message key="${message.key}" kind="${message.kind}" subject="${xmlText(message.subject)}">${messageBody(message)}</message>\n`)
      }
      return { kind: 'pending' }
    },
    close: () => Promise.resolve()
  }
}

function readAnswer(bytes: Uint8Array): ReturnType<typeof settled> {
  const [word, first = '', ...rest] = decodeText(bytes).trim().split(/\s+/)
  return settled({ word: word ?? '', first, rest: rest.join(' ') })
}

function settled({ word, first, rest }: { readonly word: string; readonly first: string; readonly rest: string }): { kind: 'accepted'; reference: string } | { kind: 'refused'; code: string; reason: string } {
  if (word === 'ACCEPTED') return { kind: 'accepted', reference: first }
  if (word === 'REFUSED') return { kind: 'refused', code: first, reason: rest }
  throw new PartnerFault('an acknowledgement that is neither yes nor no')
}

/** Written beside and renamed: whoever looks sees the whole file or none. */
async function put(file: string, text: string): Promise<void> {
  const beside = `${file}.${process.pid}.tmp`
  try {
    await writeFile(beside, text, { flush: true })
    await rename(beside, file)
  } catch (error) {
    await unlink(beside).catch(() => undefined)
    throw new PartnerAway(`the folder cannot be written (${codeOf(error)})`)
  }
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : 'error')

function absent(error: unknown): null {
  if (codeOf(error) === 'ENOENT') return null
  throw new PartnerAway(`the folder cannot be read (${codeOf(error)})`)
}

/** A share that is not mounted is a partner that does not answer. */
async function away<T>(work: Promise<T>): Promise<T> {
  return await work.catch((error: unknown) => {
    throw new PartnerAway(`the folder cannot be used (${codeOf(error)})`)
  })
}
