import type { Refusal } from '../../../shared/domain/refusal-code.ts'
import { refusal } from '../../../shared/domain/refusal-code.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import type { Instant } from '../../../shared/kernel/time.ts'
import { SyncRejected, SyncUnreachable } from '../../../shared/sync/routes.ts'
import { PROTOCOL } from '../../../shared/sync/version.ts'
import type { WritableDatabase } from '../store/database.ts'
import { Outbox, type OutboxState } from '../store/outbox.ts'
import { Settings } from '../store/settings.ts'
import type { ReadDoc } from './base-writer.ts'
import { enrolAt, HttpTransport } from './http-transport.ts'
import { SyncMemory, type Membership } from './membership.ts'
import { SyncLoop } from './sync-loop.ts'
import { decidesOnline, initialSync, pauseOf, type SyncMachine } from './sync-state.ts'

/** How long somebody waits with the bag in hand for the server's word (design §5: a time-out means unknown). */
const ANSWER_MS = 4000

export interface SyncOptions {
  readonly db: WritableDatabase
  readonly deviceId: string
  readonly appVersion: string
  readonly clock: () => Instant
  readonly log: (event: string, detail: Readonly<Record<string, string | number | boolean>>) => void
  readonly onPulled: (docs: readonly ReadDoc[]) => void
  readonly onState: () => void
}

export interface JoinOrder {
  readonly url: string
  readonly code: string
  readonly benchName: string
  readonly ca: string | null
}

/** The bench's side of the server in the app: the loop of sync-loop.ts with HTTP, timers and pokes around it. Alone, it does nothing. */
export class Sync {
  readonly outbox: Outbox
  readonly memory: SyncMemory
  readonly #o: SyncOptions
  #loop: SyncLoop | null = null
  #transport: HttpTransport | null = null
  #timer: NodeJS.Timeout | undefined
  #stopped = new AbortController()
  /** Resolved after each turn: whoever waits for an outcome looks again. */
  readonly #waiting = new Set<() => void>()

  constructor(options: SyncOptions) {
    this.#o = options
    this.outbox = new Outbox(options.db)
    this.memory = new SyncMemory(new Settings(options.db))
  }

  get authority(): 'self' | 'server' {
    return this.memory.membership === null ? 'self' : 'server'
  }

  get machine(): SyncMachine {
    return this.#loop?.machine ?? initialSync(this.memory.membership !== null)
  }

  get online(): boolean {
    return decidesOnline(this.machine)
  }

  /** Begins to talk to the server, when there is one. */
  start(): void {
    const { membership } = this.memory
    if (membership === null) return
    const { deviceId, db, clock, log, appVersion } = this.#o
    this.#transport = new HttpTransport(membership, `${deviceId}.${membership.deviceKey}`)
    this.#loop = new SyncLoop({
      db, deviceId, appVersion, clock, log, transport: this.#transport,
      onPulled: (docs) => this.#o.onPulled(docs),
      onState: () => this.#o.onState()
    })
    this.kick()
    void this.#listen(this.#transport, this.#stopped.signal)
  }

  /** There is something to push, or somebody says there is something to pull. */
  kick(): void {
    const loop = this.#loop
    if (loop === null || this.#stopped.signal.aborted) return
    clearTimeout(this.#timer)
    void loop.turn().then(() => {
      for (const look of this.#waiting) look()
      if (this.#stopped.signal.aborted) return
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => this.kick(), pauseOf(loop.machine, Math.random())).unref()
    })
  }

  /** A whole turn from now on: resolves when what was open has gone out and what was there has come in, or when that failed. */
  async now(): Promise<void> {
    this.kick()
    await this.#loop?.turn()
  }

  /** Waits for the server's word about a command that it was asked to decide. `undecided`: none within the time; it is asked again. */
  async decided(commandId: string): Promise<{ readonly state: OutboxState; readonly refusal: Refusal | null }> {
    const until = Date.now() + ANSWER_MS
    this.kick()
    for (;;) {
      const now = this.outbox.stateOf(commandId) ?? { state: 'undecided' as const, refusal: null }
      const left = until - Date.now()
      if (now.state !== 'undecided' || left <= 0 || this.machine.state === 'offline') return now
      await new Promise<void>((resolve) => {
        const look = (): void => {
          clearTimeout(timer)
          this.#waiting.delete(look)
          resolve()
        }
        const timer = setTimeout(look, left)
        this.#waiting.add(look)
      })
    }
  }

  /**
   * Becomes a bench of that server. Only a bench without records of its own: what it did alone was decided by nobody else.
   * The new device id takes effect with the next start of core.
   */
  async join({ url, code, benchName, ca }: JoinOrder): Promise<Result<Membership, Refusal>> {
    const { membership } = this.memory
    if (membership !== null) return err(refusal('sync.already-enrolled', { server: membership.url }))
    const commands = this.#o.db.prepare<[], { n: number }>('SELECT count(*) AS n FROM outbox').get()?.n ?? 0
    if (commands > 0) return err(refusal('sync.bench-has-own-data', { commands }))
    const address = { url: url.replace(/\/+$/, ''), ca }
    try {
      const reply = await enrolAt(address, { code, deviceName: benchName, appVersion: this.#o.appVersion, protocol: PROTOCOL })
      const joined: Membership = { ...address, deviceKey: reply.deviceKey, siteName: reply.siteName, benchName }
      this.#o.db.transaction(() => {
        new Settings(this.#o.db).set('deviceId', reply.deviceId)
        this.memory.join(joined, reply.incarnation)
      }).immediate()
      return ok(joined)
    } catch (error) {
      if (error instanceof SyncRejected && error.code === 'sync.bad-code') return err(refusal('sync.bad-code'))
      if (error instanceof SyncUnreachable || error instanceof SyncRejected) return err(refusal('sync.unreachable', { server: address.url, reason: error.message }))
      throw error
    }
  }

  async stop(): Promise<void> {
    this.#stopped.abort()
    clearTimeout(this.#timer)
    await this.#transport?.close()
    // A turn that runs ends with its next call, which finds the connections closed.
    await this.#loop?.turn().catch(() => undefined)
  }

  /** Pokes say that the head moved. The stream is opened again for as long as the bench runs; the poll covers its absence. */
  async #listen(transport: HttpTransport, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await transport.pokes((head) => {
          // Also from offline: the server is there again.
          if (head > this.memory.cursor || !this.online) this.kick()
        }, signal)
      } catch {
        // Said by the loop's own calls, not here.
      }
      await new Promise((resolve) => setTimeout(resolve, 500 + Math.random() * 1000).unref())
    }
  }
}

