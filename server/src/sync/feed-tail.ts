import type pg from 'pg'
import type { ChangedDoc } from '../../../src/shared/sync/changes.ts'
import { historyAt } from './history.ts'
import { prepared } from './prepared.ts'

export interface FeedRow {
  readonly position: number
  readonly entity: string
  readonly docId: string
  readonly doc: ChangedDoc['doc']
}

/** Rows kept in memory: some minutes of a hospital group. */
const KEEP = 20_000

/** Heads whose place in the history is remembered: those that benches ask for at the same time. */
const HEADS = 1000

const SQL = 'SELECT position, entity, doc_id AS "docId", doc FROM feed WHERE site_id = $1 AND position > $2 AND position <= $3 ORDER BY position'
const STANDS = `SELECT ${historyAt('$2')} AS hash FROM sync_clock c WHERE c.site_id = $1`

/** A head, and the head of the audit chain there: which history it is the head of. */
export interface Head {
  readonly head: number
  readonly hash: string
}

/**
 * The newest rows of the feed, read once per server process instead of once per bench. What stands at or before a head that was seen never changes (the
 * clock row is taken last), so a row may be kept: for as long as the database is the one it was. After a fail-over to a stand-by that had less, other
 * rows come to stand under the same positions, and no connection need have broken. So every head is known by its hash, and what is kept is gone on
 * from, or given, only where the hash is the same.
 */
export class FeedTail {
  readonly #pool: pg.Pool
  readonly #siteId: string
  #rows: FeedRow[] = []
  /** All rows with `#from < position <= #upTo` are kept; 0: none. */
  #from = 0
  #upTo = 0
  /** Hash by head, in the order of coming. */
  #heads = new Map<number, string>()
  #reading: Promise<void> | null = null

  constructor(pool: pg.Pool, siteId: string) {
    this.#pool = pool
    this.#siteId = siteId
    pool.on('error', this.forget)
  }

  stop(): void {
    this.#pool.off('error', this.forget)
  }

  /** The database went away, or is another one. */
  readonly forget = (): void => {
    this.#rows = []
    this.#from = 0
    this.#upTo = 0
    this.#heads.clear()
  }

  /** The rows after `cursor` up to a head that the database has just told, or null where they are not all at hand. */
  async after(cursor: number, near: Head): Promise<readonly FeedRow[] | null> {
    if (this.#isOther(near)) this.forget()
    if (this.#upTo < near.head) await this.#readUpTo(near)
    if (cursor < this.#from || this.#upTo < near.head || this.#heads.get(near.head) !== near.hash) return null
    let start = this.#rows.length
    // From the end: a bench that follows wants the last few.
    while (start > 0 && (this.#rows[start - 1]?.position ?? 0) > cursor) start -= 1
    let end = this.#rows.length
    while (end > start && (this.#rows[end - 1]?.position ?? 0) > near.head) end -= 1
    return this.#rows.slice(start, end)
  }

  #isOther({ head, hash }: Head): boolean {
    const known = this.#heads.get(head)
    return known !== undefined && known !== hash
  }

  async #readUpTo(near: Head): Promise<void> {
    // Many benches come at once: one of them reads for all.
    while (this.#reading !== null) await this.#reading
    if (this.#upTo >= near.head) return
    this.#reading = this.#read(near).finally(() => (this.#reading = null))
    await this.#reading
  }

  async #read({ head, hash }: Head): Promise<void> {
    const kept = this.#upTo
    // Too far behind (the first call, a long pause), or of another history: begin anew from here.
    const goesOn = kept > 0 && head - kept <= KEEP && (await this.#stands(kept))
    const from = goesOn ? kept : head
    const { rows } = from === head ? { rows: [] } : await this.#pool.query<FeedRow>(prepared(SQL, [this.#siteId, from, head]))
    // Forgotten while it was read: what was read goes with it.
    if (goesOn && this.#upTo !== kept) return
    if (!goesOn) {
      this.forget()
      this.#from = from
    }
    this.#rows.push(...rows)
    this.#upTo = head
    this.#heads.set(head, hash)
    for (const old of this.#heads.keys()) {
      if (this.#heads.size <= HEADS) break
      this.#heads.delete(old)
    }
    if (this.#rows.length > KEEP * 2) {
      // Never within a position.
      const cut = this.#rows[this.#rows.length - KEEP]?.position ?? head
      this.#rows = this.#rows.filter((r) => r.position > cut)
      this.#from = cut
    }
  }

  /** Whether the database still has, at a position, what was read up to there. */
  async #stands(position: number): Promise<boolean> {
    const { rows } = await this.#pool.query<{ hash: string | null }>(prepared(STANDS, [this.#siteId, position]))
    return rows[0] !== undefined && rows[0].hash === this.#heads.get(position)
  }
}
