import { z } from 'zod'
import { decodeText } from '../../../../../src/exchange/decode-text.ts'
import { documentKinds, messageKinds } from '../../../../../src/shared/domain/station/document.ts'
import { partnerFetch, type PartnerReply } from '../partner-fetch.ts'
import { PartnerFault, type StationPort } from '../port.ts'
import { sortDocuments } from '../read-document.ts'
import { readFiles } from '../read-files.ts'

export interface RestOptions {
  readonly url: string
  readonly token: string
  readonly timeoutMs: number
}

const listSchema = z.object({ documents: z.array(z.unknown()).max(500), next: z.string().nullable() })
const itemSchema = z.object({ kind: z.unknown(), number: z.unknown(), revision: z.unknown(), lineCount: z.unknown(), head: z.unknown(), lines: z.unknown(), files: z.unknown() }).partial()
const answerSchema = z.discriminatedUnion('accepted', [
  z.object({ accepted: z.literal(true), reference: z.string().max(80) }),
  z.object({ accepted: z.literal(false), code: z.string().max(80), reason: z.string().max(500) })
])

/** JSON over HTTP as `docs/station-openapi.json` describes it, so that a station or a broker can implement it. */
export function restAdapter({ url, token, timeoutMs }: RestOptions): StationPort {
  const base = url.replace(/\/$/, '')
  const call = async (method: string, path: string, value?: unknown): Promise<PartnerReply> =>
    await partnerFetch({
      url: `${base}/station/v1/${path}`, method, timeoutMs, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json; charset=utf-8', accept: 'application/json' },
      ...(value === undefined ? {} : { body: new TextEncoder().encode(JSON.stringify(value)) })
    })
  return {
    carries: { incoming: documentKinds, outgoing: messageKinds },
    async fetch(after) {
      const reply = await call('GET', `documents?limit=50${after === null ? '' : `&after=${encodeURIComponent(after)}`}`)
      if (reply.status !== 200) throw new PartnerFault(`HTTP ${reply.status}`)
      const list = listSchema.safeParse(json(reply))
      if (!list.success) throw new PartnerFault('an answer that is no list of documents')
      const candidates = list.data.documents.map((value, i) => {
        const item = itemSchema.safeParse(value)
        const { lineCount = null, files, ...rest } = item.success ? item.data : {}
        const source = `documents[${i}]`
        const read = readFiles(source, files)
        return { source, text: JSON.stringify({ ...rest, lineCount }), value: { revision: null, ...rest, declaredLines: lineCount, ...(read.files.length === 0 ? {} : { files: read.files }) }, read }
      })
      const { documents, spoiled } = sortDocuments(candidates)
      const bytes = new Map(candidates.flatMap(({ read }) => [...read.bytes]))
      return { documents, spoiled: [...spoiled, ...candidates.flatMap(({ read }) => read.spoiled)], bytes, next: list.data.next, cursor: null }
    },
    async acknowledge(receipt) {
      const { status } = await call('POST', 'acknowledgements', receipt)
      if (status >= 300) throw new PartnerFault(`HTTP ${status}`)
    },
    async send({ key, ...message }) {
      const reply = await call('PUT', `messages/${key}`, message)
      if (reply.status === 202) return { kind: 'pending' }
      if (reply.status !== 200 && reply.status !== 201 && reply.status !== 422) throw new PartnerFault(`HTTP ${reply.status}`)
      const answer = answerSchema.safeParse(json(reply))
      if (!answer.success || answer.data.accepted !== (reply.status !== 422)) throw new PartnerFault('an answer that is neither yes nor no')
      return answer.data.accepted ? { kind: 'accepted', reference: answer.data.reference } : { kind: 'refused', code: answer.data.code, reason: answer.data.reason }
    },
    close: () => Promise.resolve()
  }
}

function json({ bytes }: PartnerReply): unknown {
  try {
    return JSON.parse(decodeText(bytes)) as unknown
  } catch {
    throw new PartnerFault('an answer that is no JSON')
  }
}
