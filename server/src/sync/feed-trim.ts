import type pg from 'pg'
import { addHours, type Instant } from '../../../src/shared/kernel/time.ts'
import { prepared } from './prepared.ts'

export interface TrimOptions {
  readonly now: Instant
  /** A bench that was away for longer loads a snapshot. */
  readonly keepDays: number
  /** Rows of the feed in one DELETE: none of them holds anybody up. */
  readonly chunk?: number
}

const CHUNK = 10_000

/**
 * Cuts the tail of the feed. The floor goes up first, in a transaction of its own: whoever then misses a row also sees the floor, and is
 * told to load a snapshot instead of being given a gap.
 * @returns the floor, and how many rows went
 */
export async function trimFeed(pool: pg.Pool, siteId: string, { now, keepDays, chunk = CHUNK }: TrimOptions): Promise<{ readonly floor: number; readonly rows: number }> {
  // Each position has one entry of the audit chain, and that knows the time. Read from the old floor on, so only what goes is looked at.
  const raised = await pool.query<{ feed_floor: number }>(prepared(
    `UPDATE sync_clock c SET feed_floor = greatest(c.feed_floor, coalesce(
       (SELECT seq - 1 FROM audit_entry WHERE site_id = $1 AND seq > (SELECT feed_floor FROM sync_clock WHERE site_id = $1) AND at >= $2 ORDER BY seq LIMIT 1), c.head))
     WHERE c.site_id = $1 RETURNING c.feed_floor`,
    [siteId, addHours(now, -24 * keepDays)]
  ))
  const floor = raised.rows[0]?.feed_floor ?? 0
  let rows = 0
  for (;;) {
    const { rowCount } = await pool.query(prepared(
      `DELETE FROM feed f USING (SELECT position, entity, doc_id FROM feed WHERE site_id = $1 AND position <= $2 ORDER BY position LIMIT $3) old
       WHERE f.site_id = $1 AND f.position = old.position AND f.entity = old.entity AND f.doc_id = old.doc_id`,
      [siteId, floor, chunk]
    ))
    rows += rowCount ?? 0
    if ((rowCount ?? 0) < chunk) return { floor, rows }
  }
}
