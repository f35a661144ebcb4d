import type { Refusal } from '../../../shared/domain/refusal-code.ts'
import type { Result } from '../../../shared/kernel/result.ts'
import type { Instant } from '../../../shared/kernel/time.ts'
import { SyncUnreachable } from '../../../shared/sync/routes.ts'
import type { VerifyReply, VerifyRequest } from '../../../shared/sync/verify.ts'
import type { ServerContact } from '../identity/server-verifier.ts'
import type { WritableDatabase } from '../store/database.ts'
import { Outbox, type OutboxState } from '../store/outbox.ts'
import { Settings } from '../store/settings.ts'
import type { ReadDoc } from './base-writer.ts'
import type { AttachmentStore } from '../store/attachment-store.ts'
import { AttachmentSender } from './attachment-sender.ts'
import { HttpTransport } from './http-transport.ts'
import { joinServer, type JoinOrder } from './join-server.ts'
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
  readonly attachments: AttachmentStore
  readonly onPulled: (docs: readonly ReadDoc[]) => void
  readonly onAttachmentSent: () => void
  readonly onState: () => void
}

/** The bench's side of the server in the app: the loop of sync-loop.ts with HTTP, timers and pokes around it. Alone, it does nothing. */
export class Sync {
  readonly outbox: Outbox
  readonly memory: SyncMemory
  readonly #o: SyncOptions
  #loop: SyncLoop | null = null
  #transport: HttpTransport | null = null
  #sender: AttachmentSender | null = null
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
    this.#sender = new AttachmentSender({ store: this.#o.attachments, transport: this.#transport, log, onSent: () => this.#o.onAttachmentSent() })
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
      if (this.online && !this.#stopped.signal.aborted) void this.#sender?.send()
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

  /** For signing in: null while this bench works alone. */
  contact(): ServerContact | null {
    return this.memory.membership === null ? null : { online: this.online, lastContactAt: this.memory.knownAt }
  }

  /** Who has this badge and PIN, by the server. Rejects when it gives no answer. */
  async verify(request: VerifyRequest): Promise<VerifyReply> {
    if (this.#transport === null) throw new SyncUnreachable('no server')
    try {
      return await this.#transport.call('verify', request)
    } catch (error) {
      // The loop may not have noticed yet that the server is away.
      this.kick()
      throw error
    }
  }

  /** Bytes of a file that is not here, kept from then on; null when the server does not have them or does not answer. */
  async fetchAttachment(sha256: string): Promise<Uint8Array | null> {
    if (this.#transport === null) return null
    try {
      const { bytes } = await this.#transport.call('getAttachment', { sha256 })
      if (bytes === null) return null
      const read = Buffer.from(bytes, 'base64')
      // What is not what was asked for is not kept under its name.
      return this.#o.attachments.keepAs(sha256, read) ? read : null
    } catch (error) {
      if (!(error instanceof SyncUnreachable)) this.#o.log('attachments.not-fetched', { sha256 })
      return null
    }
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

  /** Becomes a bench of that server; it begins to work with it at the next start of core. */
  async join(order: JoinOrder): Promise<Result<Membership, Refusal>> {
    return await joinServer(this.#o.db, order)
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
          // Also from offline: the server is there again. Also a lower head: it was put back.
          if (head !== this.memory.cursor || !this.online) this.kick()
        }, signal)
      } catch {
        // Said by the loop's own calls, not here.
      }
      await new Promise((resolve) => setTimeout(resolve, 500 + Math.random() * 1000).unref())
    }
  }
}

