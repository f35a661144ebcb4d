import { derivedIds } from '../../src/shared/kernel/derived-ids.ts'
import { numberBlockSchema, type NumberBlock } from '../../src/shared/domain/numbering/number-block.ts'
import type { PushOutcome, PushedCommand } from '../../src/shared/sync/push.ts'
import { SyncUnreachable } from '../../src/shared/sync/routes.ts'
import type { RawClient } from './raw-client.ts'
import { workOf, type House } from './work.ts'

export interface LoadCounts {
  /** Command ids the server has answered for, with its word. */
  readonly acknowledged: Map<string, PushOutcome['outcome']>
  made: number
  pulledDocs: number
  /** Calls that got no answer and were made again. */
  repeated: number
  /** Refusal codes of what was not simply applied, and how often. */
  readonly stops: Map<string, number>
}

interface Options {
  readonly client: RawClient
  readonly house: House
  readonly deviceId: string
  readonly index: number
  /** Feed position to begin at: what was before is of no interest to a load. */
  readonly cursor: number
}

/** How long until the same is sent again when no answer came. */
const AGAIN_MS = 200

/** One bench as the server sees it: pushes in order, repeats what was not answered, pulls all that others did. Without a database of its own. */
export class LoadBench {
  readonly counts: LoadCounts = { acknowledged: new Map(), made: 0, pulledDocs: 0, repeated: 0, stops: new Map() }
  readonly #o: Options
  readonly #work
  #seq = 0
  #cursor: number
  #pulling: Promise<void> | null = null
  #head = 0
  #block: NumberBlock | null = null
  /** Id of the lease whose block the work waits for. */
  #lease: string | null = null

  constructor(options: Options) {
    this.#o = options
    this.#cursor = options.cursor
    this.#work = workOf(options.house, options)
  }

  /** Makes `n` commands and pushes them as one batch; a lease ends the batch early, because what follows needs its answer. */
  async push(n: number): Promise<void> {
    const batch: PushedCommand[] = []
    while (batch.length < n) {
      const { value: command } = this.#lease === null ? this.#work.next() : this.#work.next(await this.#blockOf(this.#lease))
      this.#lease = command.decidedBy === 'server' ? command.commandId : null
      this.counts.made += 1
      batch.push({ seq: (this.#seq += 1), ...command })
      if (this.#lease !== null) break
    }
    await this.#send(batch)
  }

  /** A poke: pull once at a time, and once more when the head went on meanwhile. */
  poke(head: number): void {
    this.#head = Math.max(this.#head, head)
    this.#pulling ??= this.pull().catch(() => undefined).finally(() => {
      this.#pulling = null
      if (this.#cursor < this.#head) this.poke(this.#head)
    })
  }

  async pull(): Promise<void> {
    for (;;) {
      const page = await this.#again(() => this.#o.client.call('changes', { incarnation: 1, cursor: this.#cursor, ackedSeq: this.#seq, limit: 5000 }))
      this.counts.pulledDocs += page.docs.length
      for (const { entity, doc } of page.docs) if (entity === 'number_block' && doc['deviceId'] === this.#o.deviceId) this.#block = numberBlockSchema.parse(doc)
      this.#cursor = page.cursor
      if (page.cursor >= page.head) return
    }
  }

  /** The block of a lease that was answered: it is in the feed by then. */
  async #blockOf(commandId: string): Promise<NumberBlock> {
    const id = derivedIds(commandId)()
    if (this.counts.acknowledged.get(commandId) !== 'applied') throw new Error(`bench ${this.#o.index}: its lease was ${this.counts.acknowledged.get(commandId) ?? 'not answered'}`)
    while (this.#block?.id !== id) await (this.#pulling ?? this.pull())
    return this.#block
  }

  async #send(commands: readonly PushedCommand[]): Promise<void> {
    let left = [...commands]
    while (left.length > 0) {
      const reply = await this.#again(() => this.#o.client.call('push', { incarnation: 1, commands: left, audit: [] }))
      for (const o of reply.outcomes) {
        this.counts.acknowledged.set(o.commandId, o.first ?? o.outcome)
        if (o.refusal !== null) this.counts.stops.set(o.refusal.code, (this.counts.stops.get(o.refusal.code) ?? 0) + 1)
      }
      left = left.filter((c) => !this.counts.acknowledged.has(c.commandId))
      if (reply.retryLaterMs !== null) await new Promise((resolve) => setTimeout(resolve, reply.retryLaterMs ?? 0))
    }
  }

  async #again<T>(call: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await call()
      } catch (error) {
        if (!(error instanceof SyncUnreachable)) throw error
        this.counts.repeated += 1
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
      }
    }
  }
}
