import type pg from 'pg'
import type { ChangedDoc, ChangesReply, ChangesRequest } from '../../../src/shared/sync/changes.ts'
import type { PushOutcome } from '../../../src/shared/sync/push.ts'
import { SyncRejected } from '../../../src/shared/sync/routes.ts'
import type { Device } from './device.ts'
import { prepared } from './prepared.ts'

interface FeedRow {
  readonly position: number
  readonly entity: string
  readonly docId: string
  readonly doc: Record<string, unknown>
}

interface Answer {
  readonly head: number
  readonly feed_floor: number
  readonly acked_seq: number
  readonly incarnation: number
  readonly feed: readonly FeedRow[]
  readonly outcomes: readonly Omit<PushOutcome, 'first'>[]
}

/** Outcomes told at once; the bench asks on with a higher `ackedSeq`. */
const OUTCOMES = 1000

/**
 * One statement, so one snapshot: head, feed, acknowledged sequence and outcomes belong together (design §5). A page ends at the end of a
 * position, never within one: a command's documents arrive together or not yet.
 */
const SQL = `SELECT c.head, c.feed_floor, d.acked_seq, d.incarnation,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('position', f.position, 'entity', f.entity, 'docId', f.doc_id, 'doc', f.doc) ORDER BY f.position), '[]')
   FROM feed f WHERE f.site_id = $1 AND f.position > $3 AND f.position <= coalesce(
     (SELECT position FROM feed WHERE site_id = $1 AND position > $3 ORDER BY position OFFSET $4 LIMIT 1), c.head)) AS feed,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('seq', l.seq, 'commandId', l.command_id, 'outcome', l.outcome, 'refusal', l.refusal, 'caseId', l.case_id) ORDER BY l.seq), '[]')
   FROM (SELECT * FROM command_log WHERE site_id = $1 AND device_id = $2 AND incarnation = d.incarnation AND seq > $5 ORDER BY seq LIMIT ${OUTCOMES}) l) AS outcomes
FROM sync_clock c JOIN device d ON d.site_id = c.site_id AND d.id = $2 WHERE c.site_id = $1`

export async function changes(pool: pg.Pool, siteId: string, { device, request }: { readonly device: Device; readonly request: ChangesRequest }): Promise<ChangesReply> {
  const { cursor, limit, ackedSeq, incarnation } = request
  const { rows } = await pool.query<Answer>(prepared(SQL, [siteId, device.id, cursor, limit - 1, ackedSeq]))
  const now = rows[0]
  if (now === undefined) throw new SyncRejected('sync.unauthorised')
  if (device.revokedAt !== null) throw new SyncRejected('sync.revoked')
  if (now.incarnation !== incarnation) throw new SyncRejected('sync.forked')
  const resyncRequired = cursor < now.feed_floor || cursor > now.head
  if (resyncRequired) return { docs: [], cursor, head: now.head, ackedSeq: now.acked_seq, outcomes: [], resyncRequired }
  const end = now.feed.length < limit ? now.head : (now.feed.at(-1)?.position ?? now.head)
  // A command is acknowledged together with the documents it made: those may stand on a later page.
  const outcomes = end === now.head ? now.outcomes.map((outcome) => ({ ...outcome, first: null })) : []
  return { docs: latest(now.feed), cursor: end, head: now.head, ackedSeq: now.acked_seq, outcomes, resyncRequired }
}

/** Each document once, in its last version of the page. */
function latest(feed: readonly FeedRow[]): ChangedDoc[] {
  const docs = new Map<string, ChangedDoc>()
  for (const { entity, docId, doc } of feed) docs.set(`${entity} ${docId}`, { entity, doc })
  return [...docs.values()]
}
