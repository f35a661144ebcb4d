import type { Instant } from '../../../shared/kernel/time.ts'
import { toMs } from '../../../shared/kernel/time.ts'
import type { PushedAudit } from '../../../shared/sync/push.ts'
import { SyncRejected, SyncUnreachable, type SyncTransport } from '../../../shared/sync/routes.ts'
import { PROTOCOL } from '../../../shared/sync/version.ts'
import type { AuditRow } from '../store/audit-chain.ts'
import type { WritableDatabase } from '../store/database.ts'
import { Outbox } from '../store/outbox.ts'
import { Settings } from '../store/settings.ts'
import { UnreadableDocument, readDoc, type ReadDoc } from './base-writer.ts'
import { SyncMemory } from './membership.ts'
import { Rebase } from './rebase.ts'
import { initialSync, nextSync, type SyncEvent, type SyncMachine } from './sync-state.ts'

/** Commands of one push. Fewer than the contract allows: an answer then comes within a second also from a busy server. */
const PUSH_BATCH = 100
const AUDIT_BATCH = 500
const PULL_DOCS = 2000
const SNAPSHOT_DOCS = 5000

export interface SyncLoopOptions {
  readonly db: WritableDatabase
  readonly deviceId: string
  readonly appVersion: string
  /** By the contract; the simulation makes benches of other ages. */
  readonly protocol?: number
  readonly transport: SyncTransport
  readonly clock: () => Instant
  readonly log: (event: string, detail: Readonly<Record<string, string | number | boolean>>) => void
  /** Documents that a pull brought, and commands that are done; asked after each transaction. */
  readonly onPulled: (docs: readonly ReadDoc[], settled: readonly string[]) => void
  readonly onState: (machine: SyncMachine) => void
}

/**
 * One turn at a time: a session when there is none, then push, then pull, until nothing is left. It keeps no timer: who calls `turn`, and
 * when, is not its business, so that the simulation drives exactly this code (tests/protocol).
 */
export class SyncLoop {
  readonly #o: SyncLoopOptions
  readonly #outbox: Outbox
  readonly #memory: SyncMemory
  readonly #rebase: Rebase
  #machine: SyncMachine
  #ackedAuditSeq = 0
  #turning: Promise<void> | null = null
  #again = false

  constructor(options: SyncLoopOptions) {
    this.#o = options
    this.#outbox = new Outbox(options.db)
    this.#memory = new SyncMemory(new Settings(options.db))
    this.#rebase = new Rebase(options.db, options.deviceId)
    this.#machine = initialSync(true)
  }

  get machine(): SyncMachine {
    return this.#machine
  }

  /** Resolves when a turn that began after this call has ended. Never rejects: what goes wrong is a state. */
  async turn(): Promise<void> {
    if (this.#turning !== null) {
      this.#again = true
      return await this.#turning
    }
    this.#turning = this.#run()
    try {
      await this.#turning
    } finally {
      this.#turning = null
    }
  }

  async #run(): Promise<void> {
    do {
      this.#again = false
      try {
        await this.#once()
      } catch (error) {
        this.#failed(error)
        return
      }
    } while (this.#again)
  }

  async #once(): Promise<void> {
    const { state } = this.#machine
    if (state !== 'online' && state !== 'pushOnly') await this.#openSession()
    if (this.#machine.state === 'forked') {
      await this.#renew()
      await this.#openSession()
    }
    if (['online', 'pushOnly', 'resyncing'].includes(this.#machine.state)) await this.#push()
    if (this.#machine.state === 'resyncing') await this.#resync()
    if (this.#machine.state === 'online') await this.#pull()
  }

  #take(event: SyncEvent): void {
    const before = this.#machine
    this.#machine = nextSync(before, event)
    if (before.state !== this.#machine.state) this.#o.log('sync.state', { from: before.state, to: this.#machine.state, why: event.kind })
    this.#o.onState(this.#machine)
  }

  #failed(error: unknown): void {
    if (error instanceof SyncRejected) return this.#rejected(error)
    if (error instanceof UnreadableDocument) {
      this.#o.log('sync.unreadable', { detail: error.message })
      return this.#take({ kind: 'too-old' })
    }
    if (!(error instanceof SyncUnreachable)) this.#o.log('sync.failed', { detail: error instanceof Error ? (error.stack ?? error.message).slice(0, 1000) : String(error) })
    this.#take({ kind: 'unreachable' })
  }

  #rejected({ code }: SyncRejected): void {
    this.#o.log('sync.rejected', { code })
    if (code === 'sync.forked') return this.#take({ kind: 'forked' })
    if (code === 'sync.revoked' || code === 'sync.unauthorised') return this.#take({ kind: 'revoked' })
    if (code === 'sync.too-old') return this.#take({ kind: 'too-old' })
    // A gap: the server has less than we thought (it was put back). The next session says where it stands.
    this.#take({ kind: 'unreachable' })
  }

  async #openSession(): Promise<void> {
    const { clock, transport, appVersion, db } = this.#o
    const lastAudit = db.prepare<[], { seq: number }>('SELECT seq FROM audit_entry ORDER BY seq DESC LIMIT 1').get()?.seq ?? 0
    const first = this.#outbox.open(1)[0]
    const sentAt = toMs(clock())
    const reply = await transport.call('session', {
      protocol: this.#o.protocol ?? PROTOCOL, appVersion, incarnation: this.#memory.incarnation, lastSeq: this.#outbox.lastSeq(),
      ackedSeq: first === undefined ? this.#outbox.lastSeq() : first.seq - 1, cursor: this.#memory.cursor, lastAuditSeq: lastAudit
    })
    const skewMs = toMs(reply.serverTime) - (sentAt + toMs(clock())) / 2
    this.#ackedAuditSeq = reply.ackedAuditSeq
    this.#take({ kind: 'session', reply, skewMs })
    // The server knows less than it once acknowledged: what it lost goes out again from where it stands.
    if (first !== undefined && reply.mayPush && reply.ackedSeq < first.seq - 1) this.#outbox.reopen(reply.ackedSeq)
    else if (first === undefined && reply.mayPush && reply.ackedSeq < this.#outbox.lastSeq()) this.#outbox.reopen(reply.ackedSeq)
  }

  /** Everything that is open, in its order, with what the audit chain has beyond the server's knowledge. */
  async #push(): Promise<void> {
    let after = 0
    for (;;) {
      const commands = this.#outbox.open(PUSH_BATCH, after)
      const audit = this.#auditAfter(this.#ackedAuditSeq)
      if (commands.length === 0 && audit.length === 0) return
      const reply = await this.#o.transport.call('push', { incarnation: this.#memory.incarnation, commands: commands.map(({ state: _state, ...c }) => c), audit })
      this.#outbox.note(reply.outcomes)
      this.#ackedAuditSeq = Math.max(this.#ackedAuditSeq, reply.ackedAuditSeq)
      if (reply.retryLaterMs !== null) throw new SyncUnreachable('retry later')
      after = commands.at(-1)?.seq ?? after
      if (commands.length < PUSH_BATCH && audit.length < AUDIT_BATCH) return
    }
  }

  async #pull(): Promise<void> {
    for (;;) {
      const first = this.#outbox.open(1)[0]
      const ackedSeq = first === undefined ? this.#outbox.lastSeq() : first.seq - 1
      const reply = await this.#o.transport.call('changes', { incarnation: this.#memory.incarnation, cursor: this.#memory.cursor, ackedSeq, limit: PULL_DOCS })
      if (reply.resyncRequired) {
        this.#take({ kind: 'resync' })
        return await this.#resync()
      }
      const { docs, settled } = this.#rebase.apply(reply, this.#o.clock())
      if (docs.length > 0 || settled.length > 0) this.#o.onPulled(docs, settled)
      if (reply.cursor >= reply.head) return this.#take({ kind: 'caught-up' })
    }
  }

  /** All of the server's documents, laid beside page by page and swapped in at once; the old ones are good until then. */
  async #resync(): Promise<void> {
    const { db, transport } = this.#o
    db.exec('CREATE TABLE IF NOT EXISTS resync_page (n INTEGER PRIMARY KEY, docs TEXT NOT NULL) STRICT; DELETE FROM resync_page;')
    const insert = db.prepare('INSERT INTO resync_page (docs) VALUES (?)')
    let position: number | null = null
    let ackedSeq = 0
    let after: { entity: string; id: string } | null = null
    do {
      const page: Awaited<ReturnType<typeof transport.call<'snapshot'>>> = await transport.call('snapshot', { incarnation: this.#memory.incarnation, after, limit: SNAPSHOT_DOCS })
      // The first page's: what was acknowledged later may not be in it.
      if (position === null) ({ position, ackedSeq } = page)
      insert.run(JSON.stringify(page.docs.map(readDoc)))
      after = page.next
    } while (after !== null)
    const pages = db.prepare<[], { docs: string }>('SELECT docs FROM resync_page ORDER BY n')
    this.#rebase.swap(docsOf(pages.all()), { position, ackedSeq })
    db.exec('DROP TABLE resync_page')
    this.#o.onPulled([], [])
    this.#o.log('sync.resynced', { position })
    this.#take({ kind: 'resynced' })
  }

  async #renew(): Promise<void> {
    const { incarnation } = await this.#o.transport.call('incarnation', { incarnation: this.#memory.incarnation })
    this.#rebase.renew(incarnation)
    this.#ackedAuditSeq = 0
    this.#o.log('sync.renewed', { incarnation })
    this.#take({ kind: 'renewed' })
  }

  #auditAfter(seq: number): PushedAudit[] {
    const rows = this.#o.db.prepare<[number, number], AuditRow>('SELECT * FROM audit_entry WHERE seq > ? ORDER BY seq LIMIT ?').all(seq, AUDIT_BATCH)
    return rows.map((r) => ({
      seq: r.seq, at: r.at, deviceId: r.device_id, actorId: r.actor_id, actorName: r.actor_name, secondId: r.second_id, secondName: r.second_name,
      action: r.action, subjects: r.subjects, detail: r.detail, commandId: r.command_id, prevHash: r.prev_hash, hash: r.hash
    }))
  }
}

function* docsOf(pages: readonly { readonly docs: string }[]): Generator<ReadDoc> {
  for (const { docs } of pages) yield* JSON.parse(docs) as ReadDoc[]
}
