import type pg from 'pg'
import type { ChangedDoc } from '../../../src/shared/sync/changes.ts'
import { prepared } from './prepared.ts'

export interface FeedRow {
  readonly position: number
  readonly entity: string
  readonly docId: string
  readonly doc: ChangedDoc['doc']
}

/** Rows kept in memory: some minutes of a hospital group. */
const KEEP = 20_000

const SQL = 'SELECT position, entity, doc_id AS "docId", doc FROM feed WHERE site_id = $1 AND position > $2 AND position <= $3 ORDER BY position'

/**
 * The newest rows of the feed, read once per server process instead of once per bench. What stands at or before a head that was seen never
 * changes (the clock row is taken last), so a row may be kept: the head itself is asked of the database with every call.
 */
export class FeedTail {
  readonly #pool: pg.Pool
  readonly #siteId: string
  #rows: FeedRow[] = []
  /** All rows with `#from < position <= #upTo` are kept. */
  #from = 0
  #upTo = 0
  #reading: Promise<void> | null = null

  constructor(pool: pg.Pool, siteId: string) {
    this.#pool = pool
    this.#siteId = siteId
    pool.on('error', () => this.forget())
  }

  /** The database went away: what comes back may be a stand-by that knows less, and then other rows under the same positions. */
  forget(): void {
    this.#rows = []
    this.#from = 0
    this.#upTo = 0
  }

  /** The rows after `cursor` up to `head`, or null where they are not all at hand. */
  async after(cursor: number, head: number): Promise<readonly FeedRow[] | null> {
    if (this.#upTo < head) await this.#readUpTo(head)
    if (cursor < this.#from || this.#upTo < head) return null
    let start = this.#rows.length
    // From the end: a bench that follows wants the last few.
    while (start > 0 && (this.#rows[start - 1]?.position ?? 0) > cursor) start -= 1
    let end = this.#rows.length
    while (end > start && (this.#rows[end - 1]?.position ?? 0) > head) end -= 1
    return this.#rows.slice(start, end)
  }

  async #readUpTo(head: number): Promise<void> {
    // Many benches come at once: one of them reads for all.
    while (this.#reading !== null) await this.#reading
    if (this.#upTo >= head) return
    this.#reading = this.#read(head).finally(() => (this.#reading = null))
    await this.#reading
  }

  async #read(head: number): Promise<void> {
    // Too far behind (the first call, a long pause): begin anew from here.
    const from = this.#upTo === 0 || head - this.#upTo > KEEP ? head : this.#upTo
    const { rows } = from === head ? { rows: [] } : await this.#pool.query<FeedRow>(prepared(SQL, [this.#siteId, from, head]))
    if (this.#upTo === 0 || from !== this.#upTo) [this.#rows, this.#from] = [[], from]
    this.#rows.push(...rows)
    this.#upTo = head
    if (this.#rows.length > KEEP * 2) {
      // Never within a position.
      const cut = this.#rows[this.#rows.length - KEEP]?.position ?? head
      this.#rows = this.#rows.filter((r) => r.position > cut)
      this.#from = cut
    }
  }
}
