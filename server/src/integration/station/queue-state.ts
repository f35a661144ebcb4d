import type { Queryable } from '../../sync/documents.ts'
import type { PartnerRef } from './partner-ref.ts'

/** What a screen says of a partner. Times are ISO; null where there is none. */
export interface QueueState {
  readonly name: string
  readonly waiting: number
  readonly oldestWaitingAt: string | null
  readonly awaySince: string | null
  readonly lastAnswerAt: string | null
  readonly lastProblem: string | null
  /** Dead messages with all that was to be said, for the person who decides. */
  readonly dead: readonly { readonly seq: number; readonly message: unknown; readonly faults: number; readonly problem: string | null; readonly queuedAt: string }[]
  /** Documents that are not current because they came broken or late, and lines that nobody could read. */
  readonly incomplete: number
  readonly unreadLines: number
  readonly spoiled: number
}

/** The state of one partner's queues; null when there is no such partner. */
export async function queueState(db: Queryable, { siteId, partnerId }: PartnerRef): Promise<QueueState | null> {
  const key = [siteId, partnerId]
  const partner = await db.query<{ name: string; away_since: string | null; last_answer_at: string | null; last_problem: string | null }>('SELECT name, away_since, last_answer_at, last_problem FROM station_partner WHERE site_id = $1 AND id = $2', key)
  const row = partner.rows[0]
  if (row === undefined) return null
  const open = await db.query<{ n: number; oldest: string | null }>(`SELECT count(*) AS n, min(queued_at) AS oldest FROM station_outbox WHERE site_id = $1 AND partner_id = $2 AND state = 'waiting'`, key)
  const dead = await db.query<{ seq: number; message: unknown; faults: number; last_problem: string | null; queued_at: string }>(`SELECT seq, message, faults, last_problem, queued_at FROM station_outbox WHERE site_id = $1 AND partner_id = $2 AND state = 'dead' ORDER BY seq LIMIT 200`, key)
  const inbox = await db.query<{ incomplete: number; unread: number }>(
    `SELECT count(*) FILTER (WHERE state = 'incomplete' AND NOT EXISTS (SELECT 1 FROM station_document c WHERE c.site_id = d.site_id AND c.partner_id = d.partner_id AND c.kind = d.kind AND c.number = d.number AND c.state = 'current')) AS incomplete,
       COALESCE(sum(jsonb_array_length(refused)) FILTER (WHERE state = 'current'), 0)::bigint AS unread FROM station_document d WHERE site_id = $1 AND partner_id = $2`,
    key
  )
  const spoiled = await db.query<{ n: number }>('SELECT count(*) AS n FROM station_spoiled WHERE site_id = $1 AND partner_id = $2', key)
  return {
    name: row.name, waiting: open.rows[0]?.n ?? 0, oldestWaitingAt: open.rows[0]?.oldest ?? null, awaySince: row.away_since, lastAnswerAt: row.last_answer_at, lastProblem: row.last_problem,
    dead: dead.rows.map((d) => ({ seq: d.seq, message: d.message, faults: d.faults, problem: d.last_problem, queuedAt: d.queued_at })),
    incomplete: inbox.rows[0]?.incomplete ?? 0, unreadLines: inbox.rows[0]?.unread ?? 0, spoiled: spoiled.rows[0]?.n ?? 0
  }
}
