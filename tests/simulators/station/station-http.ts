import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { decodeText } from '../../../src/exchange/decode-text.ts'
import { outgoingMessageSchema } from '../../../src/shared/domain/station/document.ts'
import { control } from './control.ts'
import { answerSoap, wsdl } from './soap.ts'
import type { Station } from './station.ts'
import { stationToken } from './token.ts'

async function body(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

interface Reply {
  readonly status: number
  readonly type: string
  readonly bytes: Buffer
}

/** REST, SOAP and control on one port. */
export function stationServer(station: Station): Server {
  const json = (status: number, value: unknown): Reply => ({ status, type: 'application/json; charset=utf-8', bytes: Buffer.from(JSON.stringify(value)) })
  const work = async (request: IncomingMessage, url: URL): Promise<Reply> => {
    const sent = await body(request)
    if (url.pathname.startsWith('/control/')) return json(200, control(station, url.pathname.slice(9), sent.length === 0 ? {} : (JSON.parse(sent.toString()) as unknown)))
    await station.slowly()
    if (url.pathname === '/soap' && request.method === 'GET') return { status: 200, type: 'text/xml', bytes: Buffer.from(wsdl(url.origin)) }
    if (station.strikes('http500')) return json(500, { error: 'internal error' })
    if (url.pathname === '/soap') {
      const { xml, encoding } = answerSoap(station, decodeText(sent))
      return { status: 200, type: `text/xml; charset=${encoding}`, bytes: station.bytes(xml, encoding) }
    }
    if (request.headers.authorization !== `Bearer ${stationToken}`) return json(401, { error: 'who are you' })
    if (url.pathname === '/station/v1/documents' && request.method === 'GET') {
      const { documents, next } = station.offer(Number(url.searchParams.get('after') ?? '0'), Number(url.searchParams.get('limit') ?? '50'))
      const list = documents.map(({ kind, number, revision, declaredLines, head, lines, attached }) => ({ kind, number, revision, lineCount: declaredLines, head, lines, ...(attached === undefined ? {} : { files: attached }) }))
      return { ...json(200, {}), bytes: station.bytes(JSON.stringify({ documents: list, next: next === null ? null : String(next) })) }
    }
    if (url.pathname === '/station/v1/acknowledgements' && request.method === 'POST') {
      station.acknowledge(JSON.parse(sent.toString()) as { kind: string; number: string; revision: string | null; unread: number })
      return json(200, { ok: true })
    }
    const key = /^\/station\/v1\/messages\/([A-Za-z0-9_-]+)$/.exec(url.pathname)?.[1]
    if (key !== undefined && request.method === 'PUT') {
      const message = outgoingMessageSchema.safeParse({ ...(JSON.parse(sent.toString()) as object), key })
      if (!message.success) return json(400, { error: message.error.issues[0]?.message })
      const answer = station.books.take(message.data)
      return json(answer.accepted ? 200 : 422, answer)
    }
    return json(404, { error: 'nothing here' })
  }
  return createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`)
    const isControl = url.pathname.startsWith('/control/')
    if (station.faults.silent === 1 && !isControl) return void request.socket.destroy()
    work(request, url).then(
      (reply) => send(response, reply, { cut: !isControl && station.strikes('lostReply'), now: station.now() }),
      (error: unknown) => send(response, json(400, { error: error instanceof Error ? error.message : 'wrong' }), { cut: false, now: station.now() })
    )
  })
}

function send(response: ServerResponse, { status, type, bytes }: Reply, how: { readonly cut: boolean; readonly now: string }): void {
  if (how.cut) return void response.socket?.destroy()
  response.sendDate = false
  response.writeHead(status, { 'content-type': type, 'content-length': bytes.length, date: new Date(how.now).toUTCString() })
  response.end(bytes)
}
