import { changedDocSchema, changesReplySchema, type ChangedDoc, type ChangesReply } from '../../../src/shared/sync/changes.ts'

/** What belongs to one bench; the documents are the same for all. */
const ownSchema = changesReplySchema.omit({ docs: true })

/** Document → its part of a reply as bytes. The newest rows of the feed are the same objects for every bench (feed-tail.ts), and nothing changes them. */
const written = new WeakMap<ChangedDoc['doc'], Buffer>()

const COMMA = Buffer.from(',')
const END = Buffer.from(']}')

function bytesOf(changed: ChangedDoc): Buffer | null {
  const known = written.get(changed.doc)
  if (known !== undefined) return known
  const parsed = changedDocSchema.safeParse(changed)
  if (!parsed.success) return null
  const bytes = Buffer.from(JSON.stringify(parsed.data))
  written.set(changed.doc, bytes)
  return bytes
}

/**
 * The reply of `changes` as it goes out. What one bench did is sent to all others: with hundreds of them, checking, writing and encoding the same
 * documents for each was nearly all that the server did (docs/scaling.md), so each is checked against the contract and written once.
 * @throws Error with the code `reply.wrong` when it does not fit the contract
 */
export function changesBody(reply: ChangesReply): Buffer {
  const own = ownSchema.safeParse(reply)
  const parts: Buffer[] = [Buffer.alloc(0)]
  for (const changed of reply.docs) {
    const bytes = bytesOf(changed)
    if (bytes === null) throw wrong(reply)
    if (parts.length > 1) parts.push(COMMA)
    parts.push(bytes)
  }
  if (!own.success) throw wrong(reply)
  parts[0] = Buffer.from(`${JSON.stringify(own.data).slice(0, -1)},"docs":[`)
  parts.push(END)
  return Buffer.concat(parts)
}

/** Says where, as for every other reply. */
const wrong = (reply: ChangesReply): Error => Object.assign(new Error('wrong reply', { cause: changesReplySchema.safeParse(reply).error }), { code: 'reply.wrong' })
