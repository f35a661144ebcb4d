import { uuidv7 } from 'uuidv7'
import type { Instant } from '../../../shared/kernel/time.ts'
import { addHours, toMs } from '../../../shared/kernel/time.ts'
import type { PushedAudit } from '../../../shared/sync/push.ts'
import type { SessionReply } from '../../../shared/sync/session.ts'
import { SyncRejected, SyncUnreachable, type SyncTransport } from '../../../shared/sync/routes.ts'
import { PROTOCOL } from '../../../shared/sync/version.ts'
import type { AuditRow } from '../store/audit-chain.ts'
import type { WritableDatabase } from '../store/database.ts'
import { Outbox } from '../store/outbox.ts'
import { Settings } from '../store/settings.ts'
import { UnreadableDocument, type ReadDoc } from './base-writer.ts'
import { SyncMemory } from './membership.ts'
import { Rebase } from './rebase.ts'
import { SnapshotStore } from './snapshot-store.ts'
import { initialSync, nextSync, type SyncEvent, type SyncMachine } from './sync-state.ts'

/** Commands of one push. Fewer than the contract allows: an answer then comes within a second also from a busy server. */
const PUSH_BATCH = 100
const AUDIT_BATCH = 500
const PULL_DOCS = 2000
const SNAPSHOT_DOCS = 5000
/** A session says the clock's difference and whether this app still fits: asked again also while nothing goes wrong. */
const SESSION_MS = 10 * 60_000
/** Two copies of one database would take each other's life for ever. The second time within this the bench stops until somebody looks. */
const RENEW_HOURS = 1

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
  readonly #snapshot: SnapshotStore
  #machine: SyncMachine
  #ackedAuditSeq = 0
  #sessionAt = 0
  #turning: Promise<void> | null = null
  #again = false

  constructor(options: SyncLoopOptions) {
    this.#o = options
    this.#outbox = new Outbox(options.db)
    this.#memory = new SyncMemory(new Settings(options.db))
    this.#rebase = new Rebase(options.db, options.deviceId)
    this.#snapshot = new SnapshotStore(options.db)
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
    if (this.#machine.state === 'forked') {
      // Said once it stays said: two copies that have written equally many commands look the same to a session, and only a push tells.
      if (!(await this.#mayRenew())) return
      await this.#renew()
    }
    const { state } = this.#machine
    const age = toMs(this.#o.clock()) - this.#sessionAt
    // A clock that was set back since makes no session young.
    const fresh = age >= 0 && age < SESSION_MS
    // A fork can be found by a session or by a push whose place another command has: a session would know nothing of the latter.
    if (state !== 'forked' && (!fresh || (state !== 'online' && state !== 'pushOnly'))) await this.#openSession()
    if (this.#machine.state === 'forked') {
      if (!(await this.#mayRenew())) return
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
    if (this.#machine.state === 'forked') this.#memory.doubt()
    if (before.state !== this.#machine.state) this.#o.log('sync.state', { from: before.state, to: this.#machine.state, why: event.kind })
    this.#tell(() => this.#o.onState(this.#machine))
  }

  /** Whoever is told may fail: that is a bug of theirs, and says nothing of the server. */
  #tell(listener: () => void): void {
    try {
      listener()
    } catch (error) {
      this.#o.log('sync.listener-failed', { detail: detailOf(error) })
    }
  }

  #failed(error: unknown): void {
    if (error instanceof SyncRejected) return this.#rejected(error)
    if (error instanceof UnreadableDocument) {
      this.#o.log('sync.unreadable', { detail: error.message })
      return this.#take({ kind: 'too-old' })
    }
    if (!(error instanceof SyncUnreachable)) this.#o.log('sync.failed', { detail: detailOf(error) })
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
    const { clock } = this.#o
    const settled = this.#outbox.settledSeq()
    const sentAt = toMs(clock())
    const reply = await this.#session(settled)
    const skewMs = toMs(reply.serverTime) - (sentAt + toMs(clock())) / 2
    this.#sessionAt = toMs(clock())
    const putBack = reply.ackedSeq < settled && reply.verdict !== 'deviceForked' && reply.verdict !== 'deviceRevoked'
    if (putBack) {
      // Its positions are other ones now, even where the numbers look alike: the documents are loaded anew.
      this.#o.log('sync.server-put-back', { ackedSeq: reply.ackedSeq, settled })
      this.#memory.standAt(0, null)
    }
    this.#ackedAuditSeq = reply.ackedAuditSeq
    this.#take({ kind: 'session', reply, skewMs, empty: this.#memory.cursor === 0, restored: this.#memory.restoreUntold })
    if (!reply.mayPush || this.#machine.state === 'forked') return
    this.#outbox.reopen(reply.ackedSeq)
  }

  async #session(settled: number): Promise<SessionReply> {
    const { transport, appVersion, db, protocol = PROTOCOL } = this.#o
    const lastAuditSeq = db.prepare<[], { seq: number }>('SELECT seq FROM audit_entry ORDER BY seq DESC LIMIT 1').get()?.seq ?? 0
    return await transport.call('session', { protocol, appVersion, incarnation: this.#memory.incarnation, lastSeq: this.#outbox.lastSeq(), ackedSeq: settled, ...this.#stand(), lastAuditSeq })
  }

  /** Where `base` stands, and of which history. */
  #stand(): { readonly cursor: number; readonly history?: string } {
    const { cursor, history } = this.#memory
    return history === null ? { cursor } : { cursor, history }
  }

  async #mayRenew(): Promise<boolean> {
    const { renewedAt } = this.#memory
    const now = this.#o.clock()
    // In the future: the clock was set back, and it would say no for as long as it was set back.
    if (renewedAt === null || renewedAt > now || addHours(renewedAt, RENEW_HOURS) < now) return true
    // A server that knows only an earlier life was put back: no copy of this disk makes a number smaller.
    const { incarnation } = await this.#session(this.#outbox.settledSeq())
    return incarnation !== undefined && incarnation < this.#memory.incarnation
  }

  /** Everything that is open, in its order, with what the audit chain has beyond the server's knowledge. */
  async #push(): Promise<void> {
    let most = PUSH_BATCH
    for (;;) {
      const commands = this.#outbox.unsent(most)
      const entries = Math.ceil((AUDIT_BATCH * most) / PUSH_BATCH)
      const auditFrom = this.#ackedAuditSeq
      const audit = this.#auditAfter(auditFrom, entries)
      if (commands.length === 0 && audit.length === 0) return
      try {
        const reply = await this.#o.transport.call('push', { incarnation: this.#memory.incarnation, commands, audit })
        this.#outbox.note(reply.outcomes)
        this.#ackedAuditSeq = Math.max(this.#ackedAuditSeq, reply.ackedAuditSeq)
        if (reply.retryLaterMs !== null) throw new SyncUnreachable('retry later')
        // A server that does not move on is not asked for ever.
        if (commands.length < most && (audit.length < entries || this.#ackedAuditSeq === auditFrom)) return
      } catch (error) {
        // Too much for one request (a proxy's limit, large payloads): the same with less, or the queue would stand still for ever.
        if (!(error instanceof SyncRejected) || error.code !== 'sync.bad-request' || most === 1) throw error
        most = Math.max(1, Math.floor(most / 4))
        this.#o.log('sync.smaller-push', { most })
      }
    }
  }

  async #pull(): Promise<void> {
    for (;;) {
      const ackedSeq = this.#outbox.settledSeq()
      const reply = await this.#o.transport.call('changes', { incarnation: this.#memory.incarnation, ...this.#stand(), ackedSeq, limit: PULL_DOCS })
      if (reply.resyncRequired) {
        this.#take({ kind: 'resync' })
        return await this.#resync()
      }
      const { docs, settled } = this.#rebase.apply(reply, this.#o.clock())
      if (docs.length > 0 || settled.length > 0) this.#tell(() => this.#o.onPulled(docs, settled))
      // Outcomes come in portions too.
      if (reply.cursor >= reply.head && reply.outcomes.length < 1000) return this.#take({ kind: 'caught-up' })
    }
  }

  /** All of the server's documents, laid beside page by page and swapped in at once; the old ones are good until then. */
  async #resync(): Promise<void> {
    const { transport } = this.#o
    this.#snapshot.clear()
    let first: { readonly position: number; readonly history: string | null } | null = null
    let after: { entity: string; id: string } | null = null
    do {
      const page: Awaited<ReturnType<typeof transport.call<'snapshot'>>> = await transport.call('snapshot', { incarnation: this.#memory.incarnation, after, limit: SNAPSHOT_DOCS })
      // The first page's: what changes while the others are read comes again as a change.
      first ??= { position: page.position, history: page.history ?? null }
      this.#snapshot.add(page.docs)
      after = page.next
    } while (after !== null)
    // A server that was put back may lack bytes of files that it had: they are offered again, and what it has it takes once. Before the swap: a bench that
    // is killed between the two loads a snapshot again.
    this.#o.db.prepare('UPDATE attachment_bytes SET sent = 0').run()
    this.#rebase.swap(this.#snapshot.docs(), first)
    this.#snapshot.clear()
    this.#tell(() => this.#o.onPulled([], []))
    this.#o.log('sync.resynced', { position: first.position })
    this.#take({ kind: 'resynced' })
  }

  async #renew(): Promise<void> {
    // On the disk before it is asked: when the reply is lost, the same life is asked for again.
    const request = this.#memory.renewal ?? uuidv7()
    this.#memory.renewal = request
    const reply = await this.#o.transport.call('incarnation', { incarnation: this.#memory.incarnation, request })
    this.#rebase.renew(reply, this.#o.clock())
    this.#ackedAuditSeq = 0
    this.#o.log('sync.renewed', { incarnation: reply.incarnation })
    this.#take({ kind: 'renewed' })
  }

  #auditAfter(seq: number, limit: number): PushedAudit[] {
    const rows = this.#o.db.prepare<[number, number], AuditRow>('SELECT * FROM audit_entry WHERE seq > ? ORDER BY seq LIMIT ?').all(seq, limit)
    return rows.map((r) => ({
      seq: r.seq, at: r.at, deviceId: r.device_id, actorId: r.actor_id, actorName: r.actor_name, secondId: r.second_id, secondName: r.second_name,
      action: r.action, subjects: r.subjects, detail: r.detail, commandId: r.command_id, prevHash: r.prev_hash, hash: r.hash
    }))
  }
}

const detailOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message).slice(0, 1000) : String(error))
