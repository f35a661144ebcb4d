import { Agent, request } from 'undici'
import type { EnrolReply, EnrolRequest } from '../../../shared/sync/session.ts'
import { POKE_PATH, SyncRejected, SyncUnreachable, syncCalls, syncPath, syncProblems, type SyncCall, type SyncInput, type SyncOutput, type SyncProblem, type SyncTransport } from '../../../shared/sync/routes.ts'

/** No answer for so long is no answer: the same is asked again, under the same ids. */
const ANSWER_MS = 10_000
const CONNECT_MS = 3000
/** Megabytes over a slow line. Nobody waits at the counter for a file. */
const FILE_MS = 50_000
const files: ReadonlySet<SyncCall> = new Set(['putAttachment', 'getAttachment'])

export interface ServerAddress {
  readonly url: string
  /** PEM of the hospital's own CA; null: the CAs of the system. */
  readonly ca: string | null
}

const agentOf = ({ ca }: ServerAddress): Agent =>
  new Agent({ connections: 4, pipelining: 1, keepAliveTimeout: 60_000, headersTimeout: ANSWER_MS, bodyTimeout: ANSWER_MS, connect: { timeout: CONNECT_MS, ...(ca === null ? {} : { ca }) } })

/** The server over HTTP: one small pool of connections that stay open. */
export class HttpTransport implements SyncTransport {
  readonly #address: ServerAddress
  readonly #token: string
  readonly #agent: Agent

  constructor(address: ServerAddress, token: string) {
    this.#address = address
    this.#token = token
    this.#agent = agentOf(address)
  }

  call = async <C extends Exclude<SyncCall, 'enrol'>>(call: C, input: SyncInput<C>): Promise<SyncOutput<C>> => await post({ agent: this.#agent, url: this.#address.url, token: this.#token }, call, input)

  /** Calls back with the head of each poke, until the stream breaks or the signal ends it. Losing one is harmless. */
  async pokes(onHead: (head: number) => void, signal: AbortSignal): Promise<void> {
    const { statusCode, body } = await request(this.#address.url + POKE_PATH, { dispatcher: this.#agent, signal, headers: { authorization: `Bearer ${this.#token}` }, bodyTimeout: 45_000 })
    if (statusCode !== 200) {
      await body.dump()
      throw new SyncUnreachable(String(statusCode))
    }
    let text = ''
    for await (const part of body) {
      text += String(part)
      const lines = text.split('\n')
      text = lines.pop() ?? ''
      for (const line of lines) if (line.startsWith('data: ')) onHead(Number(line.slice(6)))
    }
  }

  async close(): Promise<void> {
    await this.#agent.destroy()
  }
}

/** The one call before there is a key. */
export async function enrolAt(address: ServerAddress, input: EnrolRequest): Promise<EnrolReply> {
  const agent = agentOf(address)
  try {
    return await post({ agent, url: address.url, token: null }, 'enrol', input)
  } finally {
    await agent.destroy()
  }
}

interface Line {
  readonly agent: Agent
  readonly url: string
  readonly token: string | null
}

async function post<C extends SyncCall>({ agent, url, token }: Line, call: C, input: SyncInput<C>): Promise<SyncOutput<C>> {
  let status: number
  let text: string
  try {
    const headers = { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) }
    const slow = files.has(call) ? { headersTimeout: FILE_MS, bodyTimeout: FILE_MS } : {}
    const reply = await request(url + syncPath(call), { method: 'POST', dispatcher: agent, headers, body: JSON.stringify(input), ...slow })
    status = reply.statusCode
    text = await reply.body.text()
  } catch (error) {
    throw new SyncUnreachable(reasonOf(error))
  }
  if (status === 200) return parsed(call, text)
  const code = problemOf(text)
  if (status >= 500 || status === 429 || code === null) throw new SyncUnreachable(code ?? `HTTP ${status}`)
  throw new SyncRejected(code)
}

/** The reply as the contract has it: what a proxy in between made of it is no answer. */
function parsed<C extends SyncCall>(call: C, text: string): SyncOutput<C> {
  try {
    return syncCalls[call].output.parse(JSON.parse(text)) as SyncOutput<C>
  } catch {
    throw new SyncUnreachable('the answer is not of the contract')
  }
}

function problemOf(text: string): SyncProblem | null {
  try {
    const { code } = JSON.parse(text) as { readonly code: unknown }
    return syncProblems.find((p) => p === code) ?? null
  } catch {
    return null
  }
}

/** The words of the network, short: `ECONNREFUSED`, `self-signed certificate`, … */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause instanceof Error ? error.cause : error
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message.slice(0, 120)
}
