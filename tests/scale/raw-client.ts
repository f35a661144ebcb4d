import { Agent, request } from 'undici'
import { POKE_PATH, SyncRejected, SyncUnreachable, syncPath, type SyncCall, type SyncInput, type SyncOutput, type SyncProblem } from '../../src/shared/sync/routes.ts'

/** One connection pool for all simulated benches: sockets are what a load generator runs out of first. */
export const loadAgent = new Agent({ connections: 64, pipelining: 1, keepAliveTimeout: 30_000, headersTimeout: 20_000, bodyTimeout: 20_000 })

/** The least client there is: what it costs is not the server's. Replies are parsed and not checked again (the server's own serializer checks them). */
export class RawClient {
  /** Milliseconds of each answered call, by its name. */
  readonly times: Record<string, number[]> = {}
  readonly #url: () => string
  readonly #token: string

  /** @param url asked for each call, so that a bench finds the server that is left after one died */
  constructor(url: () => string, token: string) {
    this.#url = url
    this.#token = token
  }

  /** Rejects with SyncUnreachable (no answer, or none that makes sense) or SyncRejected (the server's no). */
  async call<C extends SyncCall>(call: C, input: SyncInput<C>): Promise<SyncOutput<C>> {
    const from = performance.now()
    const answer = await this.#post(syncPath(call), JSON.stringify(input))
    ;(this.times[call] ??= []).push(performance.now() - from)
    if (answer.status === 200) return JSON.parse(answer.text) as SyncOutput<C>
    const code = codeOf(answer.text)
    if (answer.status >= 500 || code === null) throw new SyncUnreachable(`${answer.status} ${answer.text.slice(0, 200)}`)
    throw new SyncRejected(code)
  }

  /** Calls back with the head of each poke until the signal ends it or the stream breaks. */
  async pokes(onHead: (head: number) => void, signal: AbortSignal): Promise<void> {
    const { statusCode, body } = await request(this.#url() + POKE_PATH, { dispatcher: pokeAgent, signal, headers: { authorization: `Bearer ${this.#token}` }, bodyTimeout: 0 })
    if (statusCode !== 200) throw new SyncUnreachable(String(statusCode))
    for await (const part of body) for (const line of String(part).split('\n')) if (line.startsWith('data: ')) onHead(Number(line.slice(6)))
  }

  async #post(path: string, body: string): Promise<{ readonly status: number; readonly text: string }> {
    try {
      const reply = await request(this.#url() + path, { method: 'POST', dispatcher: loadAgent, headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#token}` }, body })
      return { status: reply.statusCode, text: await reply.body.text() }
    } catch (error) {
      throw new SyncUnreachable(error instanceof Error ? error.message : String(error))
    }
  }
}

/** A stream per bench: each is a connection of its own. */
const pokeAgent = new Agent({ connections: 2000, pipelining: 1, bodyTimeout: 0 })

function codeOf(text: string): SyncProblem | null {
  try {
    return (JSON.parse(text) as { readonly code: SyncProblem }).code
  } catch {
    return null
  }
}
