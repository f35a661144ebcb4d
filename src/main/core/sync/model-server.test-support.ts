import type { Doc, EntityName } from '../../../shared/commands/entities.ts'
import type { Put } from '../../../shared/commands/effects.ts'
import type { Read } from '../../../shared/commands/load.ts'
import { commandsByName } from '../../../shared/commands/registry.ts'
import { derivedIds } from '../../../shared/kernel/derived-ids.ts'
import type { ChangedDoc } from '../../../shared/sync/changes.ts'
import type { PushOutcome, PushedCommand } from '../../../shared/sync/push.ts'
import { SyncRejected, type SyncInput, type SyncOutput, type SyncTransport } from '../../../shared/sync/routes.ts'

/** Documents in memory that a command's reads can be asked of. */
export class ModelDocuments {
  readonly docs = new Map<string, ChangedDoc>()

  answer(read: Read): unknown {
    if (read.kind === 'get') return this.docs.get(`${read.entity} ${read.id}`)?.doc ?? null
    const wanted = Object.entries(read.where)
    return this.all(read.entity).filter((doc) => wanted.every(([k, v]) => (doc as Record<string, unknown>)[k] === v))
  }

  all<E extends EntityName>(entity: E): Doc<E>[] {
    return [...this.docs.values()].filter((d) => d.entity === entity).map((d) => d.doc as unknown as Doc<E>).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  }

  /** Decides as bench and server do. @returns what it would write, or null when a rule says no */
  decide(c: Pick<PushedCommand, 'commandId' | 'name' | 'payload' | 'actorId' | 'secondId' | 'occurredAt'>, deviceId: string): readonly Put[] | null {
    const command = commandsByName.get(c.name)
    if (command === undefined) throw new Error(c.name)
    const payload: unknown = command.payload.parse(JSON.parse(c.payload))
    const load = command.load(payload)
    let step = load.next()
    while (!step.done) step = load.next(this.answer(step.value))
    const person = (userId: string) => ({ userId, name: userId })
    const decided = command.decide(step.value, payload, { commandId: c.commandId, now: c.occurredAt, newId: derivedIds(c.commandId), deviceId, actor: person(c.actorId), second: c.secondId === null ? null : person(c.secondId) })
    return decided.ok ? decided.value.puts : null
  }

  put({ entity, doc }: Put): void {
    this.docs.set(`${entity} ${doc.id}`, { entity, doc: doc as unknown as Record<string, unknown> })
  }

  copy(): ModelDocuments {
    const copy = new ModelDocuments()
    for (const [key, value] of this.docs) copy.docs.set(key, value)
    return copy
  }
}

/** One device of a server in memory: order, repetition and outcomes as docs/protocol.md has them; no cases, no people. The real one is under tests/protocol. */
export class ModelServer implements SyncTransport {
  readonly documents = new ModelDocuments()
  readonly feed: ChangedDoc[] = []
  readonly log = new Map<string, PushOutcome>()
  readonly #deviceId: string
  acked = 0
  /** Positions before this are forgotten: a cursor behind it needs a snapshot. */
  floor = 0

  constructor(deviceId: string) {
    this.#deviceId = deviceId
  }

  /** Something that another bench has done. */
  write(puts: readonly Put[]): void {
    for (const put of puts) {
      this.documents.put(put)
      this.feed.push({ entity: put.entity, doc: put.doc as unknown as Record<string, unknown> })
    }
  }

  /** A backup of it. */
  save(): { readonly docs: [string, ChangedDoc][]; readonly feed: ChangedDoc[]; readonly log: [string, PushOutcome][]; readonly acked: number } {
    return { docs: [...this.documents.docs], feed: [...this.feed], log: [...this.log], acked: this.acked }
  }

  restore(saved: ReturnType<ModelServer['save']>): void {
    this.documents.docs.clear()
    for (const [key, doc] of saved.docs) this.documents.docs.set(key, doc)
    this.feed.splice(0, this.feed.length, ...saved.feed)
    this.log.clear()
    for (const [id, outcome] of saved.log) this.log.set(id, outcome)
    this.acked = saved.acked
  }

  call: SyncTransport['call'] = async (call, input) => {
    await Promise.resolve()
    const answers = { session: () => this.#session(input as SyncInput<'session'>), push: () => this.#push(input as SyncInput<'push'>), changes: () => this.#changes(input as SyncInput<'changes'>), snapshot: () => this.#snapshot(), incarnation: () => ({ incarnation: 2 }) }
    const answer = answers[call as keyof typeof answers]
    return answer() as SyncOutput<typeof call>
  }

  #session({ cursor, lastAuditSeq }: SyncInput<'session'>): SyncOutput<'session'> {
    return { verdict: cursor < this.floor || cursor > this.feed.length ? 'resyncRequired' : 'ok', mayPush: true, mayPull: true, head: this.feed.length, ackedSeq: this.acked, ackedAuditSeq: lastAuditSeq, serverTime: new Date().toISOString(), serverVersion: 'model' }
  }

  #push({ commands }: SyncInput<'push'>): SyncOutput<'push'> {
    const outcomes = commands.map((c) => this.#take(c))
    return { outcomes, ackedSeq: this.acked, ackedAuditSeq: 0, head: this.feed.length, retryLaterMs: null }
  }

  #take(c: PushedCommand): PushOutcome {
    const known = this.log.get(c.commandId)
    if (known !== undefined && !(known.outcome === 'refused' && c.decidedBy === 'bench')) return { ...known, outcome: 'duplicate', first: known.outcome }
    if (known === undefined && c.seq !== this.acked + 1) throw new SyncRejected('sync.gap')
    const puts = c.withdrawn === true ? null : this.documents.decide(c, this.#deviceId)
    if (puts !== null) this.write(puts)
    const outcome = puts !== null ? 'applied' : c.decidedBy === 'server' ? 'refused' : 'appliedWithCase'
    const told: PushOutcome = { seq: c.seq, commandId: c.commandId, outcome, first: null, refusal: puts === null ? { code: 'stock.unit-unknown', params: {} } : null, caseId: null }
    this.log.set(c.commandId, told)
    this.acked = Math.max(this.acked, c.seq)
    return told
  }

  #changes({ cursor, ackedSeq, limit }: SyncInput<'changes'>): SyncOutput<'changes'> {
    const head = this.feed.length
    if (cursor < this.floor || cursor > head) return { docs: [], cursor, head, ackedSeq, outcomes: [], resyncRequired: true }
    const end = Math.min(head, cursor + limit)
    const docs = new Map(this.feed.slice(cursor, end).map((d) => [`${d.entity} ${String(d.doc['id'])}`, d]))
    const all = end === head
    return { docs: [...docs.values()], cursor: end, head, ackedSeq: all ? this.acked : ackedSeq, outcomes: all ? [...this.log.values()].filter((o) => o.seq > ackedSeq) : [], resyncRequired: false }
  }

  #snapshot(): SyncOutput<'snapshot'> {
    return { docs: [...this.documents.docs.values()], position: this.feed.length, next: null, ackedSeq: this.acked }
  }
}
