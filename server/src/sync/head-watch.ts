import { EventEmitter } from 'node:events'
import type pg from 'pg'
import { prepared } from './prepared.ts'

/** Another server process on the same database moves the head too; asked only while somebody listens. */
const POLL_MS = 200

/**
 * Tells whoever listens where the head is now: at once when this process moved it, a moment later when another one did. It goes down when the
 * database is another one (a backup was put back, a standby that knew less was promoted): what was told before is gone then.
 */
export class HeadWatch {
  readonly #events = new EventEmitter().setMaxListeners(0)
  readonly #pool: pg.Pool
  readonly #siteId: string
  #head = 0
  #timer: NodeJS.Timeout | null = null
  #asking = false

  constructor(pool: pg.Pool, siteId: string) {
    this.#pool = pool
    this.#siteId = siteId
  }

  moved(head: number): void {
    if (head > this.#head) this.#tell(head)
  }

  /** Asks the database. */
  async head(): Promise<number> {
    const known = this.#head
    const { rows } = await this.#pool.query<{ head: number }>(prepared('SELECT head FROM sync_clock WHERE site_id = $1', [this.#siteId]))
    const head = rows[0]?.head ?? 0
    // What was known before the question was asked must be in its answer, unless it is gone. (What came meanwhile may be newer than the answer.)
    if (head > this.#head || head < known) this.#tell(head)
    return head
  }

  listen(listener: (head: number) => void): () => void {
    this.#events.on('head', listener)
    this.#timer ??= setInterval(() => this.#ask(), POLL_MS).unref()
    return () => {
      this.#events.off('head', listener)
      if (this.#events.listenerCount('head') === 0) this.stop()
    }
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#timer = null
  }

  #tell(head: number): void {
    this.#head = head
    this.#events.emit('head', head)
  }

  #ask(): void {
    if (this.#asking) return
    this.#asking = true
    // A database that is away is told by the calls that need it; a poke is only a hint.
    this.head().catch(() => undefined).finally(() => (this.#asking = false))
  }
}
