import type pg from 'pg'
import type { ChangedDoc, ChangesReply, ChangesRequest } from '../../../src/shared/sync/changes.ts'
import type { PushOutcome } from '../../../src/shared/sync/push.ts'
import { SyncRejected } from '../../../src/shared/sync/routes.ts'
import { isDatabaseAway } from '../app/database-away.ts'
import type { Device } from './device.ts'
import type { FeedRow, FeedTail } from './feed-tail.ts'
import { historyAt, isOtherHistory } from './history.ts'
import { prepared } from './prepared.ts'

interface Answer {
  readonly head: number
  /** Head of the audit chain at `head`, at the bench's cursor (null: nothing stands there) and, where the page was read from the database, at its end. */
  readonly audit_hash: string
  readonly at_cursor: string | null
  readonly at_end?: string | null
  /** Last position of the page, where it was read from the database. */
  readonly page_end?: number
  readonly feed_floor: number
  readonly acked_seq: number
  readonly incarnation: number
  readonly revoked_at: string | null
  /** Null when the caller has the rows. */
  readonly feed: readonly FeedRow[] | null
  readonly outcomes: readonly PushOutcome[]
}

/** Outcomes told at once; the bench asks on with a higher `ackedSeq`. */
export const OUTCOMES = 1000

/**
 * One statement, so one snapshot: head, feed, acknowledged sequence and outcomes belong together (design §5). A page ends at the end of a
 * position, never within one: a command's documents arrive together or not yet. Outcomes of commands that were taken before, at another
 * place of the sequence, are told as duplicates.
 */
const OF_BENCH = `SELECT c.head, c.audit_hash, ${historyAt('$4')} AS at_cursor, c.feed_floor, d.acked_seq, d.incarnation, d.revoked_at,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('seq', o.seq, 'commandId', o.command_id, 'outcome', o.outcome, 'first', o.first, 'refusal', o.refusal, 'caseId', o.case_id) ORDER BY o.seq), '[]')
   FROM (
     SELECT seq, command_id, outcome, NULL AS first, refusal, case_id FROM command_log WHERE site_id = $1 AND device_id = $2 AND incarnation = d.incarnation AND seq > $3
     UNION ALL
     SELECT r.seq, r.command_id, 'duplicate', l.outcome, l.refusal, l.case_id FROM command_repeated r JOIN command_log l ON l.site_id = r.site_id AND l.command_id = r.command_id
     WHERE r.site_id = $1 AND r.device_id = $2 AND r.incarnation = d.incarnation AND r.seq > $3
     ORDER BY seq LIMIT ${OUTCOMES}) o) AS outcomes`
const FROM = 'FROM sync_clock c JOIN device d ON d.site_id = c.site_id AND d.id = $2 WHERE c.site_id = $1'
const END = 'coalesce((SELECT position FROM feed WHERE site_id = $1 AND position > $4 ORDER BY position OFFSET $5 LIMIT 1), c.head)'
const FEED = `(SELECT coalesce(jsonb_agg(jsonb_build_object('position', f.position, 'entity', f.entity, 'docId', f.doc_id, 'doc', f.doc) ORDER BY f.position), '[]')
   FROM feed f WHERE f.site_id = $1 AND f.position > $4 AND f.position <= page.upto) AS feed`
const WITHOUT_FEED = `${OF_BENCH}, NULL AS feed ${FROM}`
const WITH_FEED = `${OF_BENCH}, page.upto AS page_end, ${historyAt('page.upto')} AS at_end, ${FEED} ${FROM.replace(' WHERE ', ` CROSS JOIN LATERAL (SELECT ${END} AS upto) page WHERE `)}`

interface Options {
  readonly pool: pg.Pool
  readonly siteId: string
  readonly tail: FeedTail
}

export async function changes(o: Options, device: Device, request: ChangesRequest): Promise<ChangesReply> {
  // A bench that follows finds its rows in memory; head, sequence and outcomes are of one statement either way, and the rows up to a head
  // never change. One that is far behind reads its page in the same statement.
  const near = await page(o, { device, request, sql: WITHOUT_FEED }).catch((error: unknown) => {
    if (isDatabaseAway(error)) o.tail.forget()
    throw error
  })
  const rows = near.head - request.cursor > request.limit ? null : await o.tail.after(request.cursor, { head: near.head, hash: near.audit_hash })
  if (rows !== null && rows.length < request.limit) return reply({ ...near, feed: rows }, request)
  return reply(await page(o, { device, request, sql: WITH_FEED }), request)
}

async function page({ pool, siteId }: Options, { device, request, sql }: { readonly device: Device; readonly request: ChangesRequest; readonly sql: string }): Promise<Answer> {
  const { cursor, limit, ackedSeq, incarnation } = request
  const { rows } = await pool.query<Answer>(prepared(sql, [siteId, device.id, ackedSeq, cursor, ...(sql === WITH_FEED ? [limit - 1] : [])]))
  const now = rows[0]
  if (now === undefined) throw new SyncRejected('sync.unauthorised')
  if (now.revoked_at !== null) throw new SyncRejected('sync.revoked')
  if (now.incarnation !== incarnation) throw new SyncRejected('sync.forked')
  return now
}

function reply(now: Answer, request: ChangesRequest): ChangesReply {
  const { cursor, ackedSeq } = request
  const { head } = now
  const feed = now.feed ?? []
  if (cursor < now.feed_floor || cursor > head || isOtherHistory(request, now.at_cursor)) return { docs: [], cursor, head, ackedSeq, outcomes: [], resyncRequired: true }
  const end = now.page_end ?? head
  const history = end === head ? now.audit_hash : (now.at_end ?? undefined)
  // A command is acknowledged together with the documents it made, never before: those may stand on a later page.
  const outcomes = end === head ? now.outcomes : []
  const acked = end === head ? (outcomes.length < OUTCOMES ? now.acked_seq : (outcomes.at(-1)?.seq ?? ackedSeq)) : ackedSeq
  return { docs: latest(feed), cursor: end, ...(history === undefined ? {} : { history }), head, ackedSeq: acked, outcomes: [...outcomes], resyncRequired: false }
}

/** Each document once, in its last version of the page. */
function latest(feed: readonly FeedRow[]): ChangedDoc[] {
  const docs = new Map<string, ChangedDoc>()
  for (const { entity, docId, doc } of feed) docs.set(`${entity} ${docId}`, { entity, doc })
  return [...docs.values()]
}
