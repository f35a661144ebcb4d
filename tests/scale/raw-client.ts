import { Agent, request } from 'undici'
import { changesReplySchema, type ChangesReply, type ChangesRequest } from '../../src/shared/sync/changes.ts'
import { POKE_PATH, SyncRejected, SyncUnreachable, syncPath, type SyncCall, type SyncInput, type SyncOutput, type SyncProblem } from '../../src/shared/sync/routes.ts'

/**
 * Connections of all simulated benches together. Enough that a push never waits behind another bench's page in this process: a real bench has a
 * connection of its own, and what waits here would be taken for the server's time.
 */
export const loadAgent = new Agent({ connections: 600, pipelining: 1, keepAliveTimeout: 30_000, headersTimeout: 30_000, bodyTimeout: 30_000 })

/** A stream per bench: each is a connection of its own. */
const pokeAgent = new Agent({ connections: 2000, pipelining: 1, bodyTimeout: 0 })

/** A page of changes, its documents left as the bytes they are: five hundred benches parse them on five hundred machines, here they would share one. */
export interface RawPage {
  readonly own: Pick<ChangesReply, 'cursor' | 'head' | 'resyncRequired'>
  readonly docs: Buffer
}

const ownSchema = changesReplySchema.pick({ cursor: true, head: true, resyncRequired: true })
const DOCS = Buffer.from('"docs":[')

/** The least client there is: what it costs is not the server's. Replies are parsed and not checked again (the server's own serializer checks them). */
export class RawClient {
  /** Milliseconds of each answered call, by its name. */
  times: Record<string, number[]> = {}
  readonly #url: () => string
  readonly #token: string

  /** @param url asked for each call, so that a bench finds the server that is left after one died */
  constructor(url: () => string, token: string) {
    this.#url = url
    this.#token = token
  }

  /**
   * Rejects with SyncUnreachable (no answer, or none that makes sense) or SyncRejected (the server's no).
   * @param timedAs under which name its time is kept
   */
  async call<C extends SyncCall>(call: C, input: SyncInput<C>, timedAs: string = call): Promise<SyncOutput<C>> {
    return JSON.parse((await this.#answered(call, input, timedAs)).toString()) as SyncOutput<C>
  }

  /** `changes` without making objects of the documents. Rejects as `call`. */
  async page(input: ChangesRequest): Promise<RawPage> {
    const bytes = await this.#answered('changes', input)
    // The documents are last (server/src/app/changes-body.ts).
    const at = bytes.indexOf(DOCS)
    if (at < 0) throw new Error('a reply of changes without documents')
    return { own: ownSchema.parse(JSON.parse(`${bytes.subarray(0, at).toString()}"docs":[]}`)), docs: bytes.subarray(at + DOCS.length - 1, -1) }
  }

  /** What was before the measuring began. */
  forgetTimes(): void {
    this.times = {}
  }

  /** Calls back with the head of each poke until the signal ends it or the stream breaks. */
  async pokes(onHead: (head: number) => void, signal: AbortSignal): Promise<void> {
    const { statusCode, body } = await request(this.#url() + POKE_PATH, { dispatcher: pokeAgent, signal, headers: { authorization: `Bearer ${this.#token}` }, bodyTimeout: 0 })
    if (statusCode !== 200) throw new SyncUnreachable(String(statusCode))
    for await (const part of body) for (const line of String(part).split('\n')) if (line.startsWith('data: ')) onHead(Number(line.slice(6)))
  }

  async #answered<C extends SyncCall>(call: C, input: SyncInput<C>, timedAs: string = call): Promise<Buffer> {
    const from = performance.now()
    const answer = await this.#post(syncPath(call), JSON.stringify(input))
    ;(this.times[timedAs] ??= []).push(performance.now() - from)
    if (answer.status === 200) return answer.bytes
    const text = answer.bytes.toString()
    const code = codeOf(text)
    if (answer.status >= 500 || code === null) throw new SyncUnreachable(`${answer.status} ${text.slice(0, 200)}`)
    throw new SyncRejected(code)
  }

  async #post(path: string, body: string): Promise<{ readonly status: number; readonly bytes: Buffer }> {
    try {
      const reply = await request(this.#url() + path, { method: 'POST', dispatcher: loadAgent, headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#token}` }, body })
      return { status: reply.statusCode, bytes: Buffer.from(await reply.body.arrayBuffer()) }
    } catch (error) {
      throw new SyncUnreachable(error instanceof Error ? error.message : String(error))
    }
  }
}

function codeOf(text: string): SyncProblem | null {
  try {
    return (JSON.parse(text) as { readonly code: SyncProblem }).code
  } catch {
    return null
  }
}
