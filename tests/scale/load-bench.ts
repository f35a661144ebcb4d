import { derivedIds } from '../../src/shared/kernel/derived-ids.ts'
import { numberBlockSchema, type NumberBlock } from '../../src/shared/domain/numbering/number-block.ts'
import { changedDocSchema } from '../../src/shared/sync/changes.ts'
import type { PushOutcome, PushedCommand } from '../../src/shared/sync/push.ts'
import { SyncUnreachable } from '../../src/shared/sync/routes.ts'
import type { RawClient } from './raw-client.ts'
import type { SeenByOthers } from './seen-by-others.ts'
import { workOf, type House } from './work.ts'

export interface LoadCounts {
  /** Command ids the server has answered for, with its word. */
  readonly acknowledged: Map<string, PushOutcome['outcome']>
  made: number
  pulledBytes: number
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
  readonly seen?: SeenByOthers
}

/** How long until the same is sent again when no answer came. */
const AGAIN_MS = 200

/** One bench as the server sees it: pushes in order, repeats what was not answered, pulls all that others did. Without a database of its own. */
export class LoadBench {
  readonly counts: LoadCounts = { acknowledged: new Map(), made: 0, pulledBytes: 0, repeated: 0, stops: new Map() }
  readonly #o: Options
  readonly #work
  #seq = 0
  #cursor: number
  #pulling: Promise<void> | null = null
  #head = 0
  #block: NumberBlock | null = null
  /** Id of the lease whose block the work waits for. */
  #lease: string | null = null
  /** Id of that block. */
  #awaited: string | null = null
  readonly #reached: ((cursor: number) => void) | undefined

  constructor(options: Options) {
    this.#o = options
    this.#cursor = options.cursor
    this.#reached = options.seen?.follower()
    this.#work = workOf(options.house, options)
  }

  /** Makes `n` commands and pushes them as one batch; a lease ends the batch early, because what follows needs its answer. */
  async push(n: number): Promise<void> {
    const batch: PushedCommand[] = []
    while (batch.length < n) {
      const { value: command } = this.#lease === null ? this.#work.next() : this.#work.next(await this.#blockOf(this.#lease))
      this.#lease = command.decidedBy === 'server' ? command.commandId : null
      // A pull may bring it before the answer of the push is here.
      if (this.#lease !== null) this.#awaited = derivedIds(this.#lease)()
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
      const { own, docs } = await this.#again(() => this.#o.client.page({ incarnation: 1, cursor: this.#cursor, ackedSeq: this.#seq, limit: 5000 }))
      if (own.resyncRequired) throw new Error(`bench ${this.#o.index} would have to load a snapshot at ${this.#cursor}`)
      this.counts.pulledBytes += docs.length
      this.#findBlock(docs)
      this.#cursor = own.cursor
      this.#reached?.(own.cursor)
      if (own.cursor >= own.head) return
    }
  }

  get cursor(): number {
    return this.#cursor
  }

  /** Only a bench that waits for a block looks into the documents. */
  #findBlock(docs: Buffer): void {
    if (this.#awaited === null || !docs.includes(this.#awaited)) return
    const found = changedDocSchema.array().parse(JSON.parse(docs.toString())).find((d) => d.entity === 'number_block' && d.doc['id'] === this.#awaited)
    if (found !== undefined) this.#block = numberBlockSchema.parse(found.doc)
  }

  /** The block of a lease that was answered: it is in the feed by then. */
  async #blockOf(commandId: string): Promise<NumberBlock> {
    if (this.counts.acknowledged.get(commandId) !== 'applied') throw new Error(`bench ${this.#o.index}: its lease was ${this.counts.acknowledged.get(commandId) ?? 'not answered'}`)
    while (this.#block?.id !== this.#awaited) await (this.#pulling ?? this.pull())
    this.#awaited = null
    return this.#block
  }

  async #send(commands: readonly PushedCommand[]): Promise<void> {
    let left = [...commands]
    while (left.length > 0) {
      const reply = await this.#again(() => this.#o.client.call('push', { incarnation: 1, commands: left, audit: [] }, left.some((c) => c.decidedBy === 'server') ? 'lease' : 'push'))
      this.#o.seen?.committed(reply.head)
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
