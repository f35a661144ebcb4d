import { outgoingMessageSchema, type OutgoingMessage } from '../../../../src/shared/domain/station/document.ts'
import type { Queryable } from '../../sync/documents.ts'
import { mappingOf } from './mapping-of.ts'
import type { PartnerRef } from './partner-ref.ts'
import { saysUnmapped, translate, type Draft } from './translate.ts'
import type { SendAnswer } from './port.ts'

/** Answers that are no answer before a person is asked. Being away never counts. */
export const MAX_FAULTS = 8
const FIRST_PAUSE_MS = 2000
const LONGEST_PAUSE_MS = 10 * 60_000
/** How long until a station that has the message and said nothing yet is asked again. */
const PENDING_MS = 30_000

export const backOffMs = (attempts: number): number => Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(attempts - 1, 20))
const later = (now: string, ms: number): string => new Date(Date.parse(now) + ms).toISOString()

/**
 * Puts a message into the queue of a partner, in the caller's transaction: what the message tells of and the message are one. The same key again is
 * the same message and is put in once.
 * @returns its place in the queue, and whether it is new
 */
export async function enqueueMessage(db: Queryable, { siteId, partnerId }: PartnerRef, { message, now }: { readonly message: OutgoingMessage; readonly now: string }): Promise<{ readonly seq: number; readonly fresh: boolean }> {
  const checked = outgoingMessageSchema.parse(message)
  // The partner's row first: it is what two that queue at once wait on, so a number is never taken for a message that is there already.
  const head = await db.query<{ outbox_head: number }>('UPDATE station_partner SET outbox_head = outbox_head + 1 WHERE site_id = $1 AND id = $2 RETURNING outbox_head', [siteId, partnerId])
  const seq = head.rows[0]?.outbox_head
  if (seq === undefined) throw new Error(`no partner ${partnerId}`)
  const known = await db.query<{ seq: number }>('SELECT seq FROM station_outbox WHERE site_id = $1 AND partner_id = $2 AND key = $3', [siteId, partnerId, checked.key])
  if (known.rows[0]) return { seq: known.rows[0].seq, fresh: false }
  await db.query(
    `INSERT INTO station_outbox (site_id, partner_id, seq, key, kind, subject, message, state, next_at, queued_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8, $8)`,
    [siteId, partnerId, seq, checked.key, checked.kind, checked.subject, JSON.stringify(checked), now]
  )
  return { seq, fresh: true }
}

export interface DueMessage {
  readonly seq: number
  readonly attempts: number
  readonly faults: number
  readonly message: OutgoingMessage
}

/**
 * The message whose turn it is, or null. The first that waits goes first, and nothing passes it while it waits for its next attempt. A dead one
 * lets the others pass, but not those about the same thing: an amendment never overtakes its reservation.
 */
export async function dueMessage(db: Queryable, { siteId, partnerId }: PartnerRef, now: string): Promise<DueMessage | null> {
  const { rows } = await db.query<{ seq: number; attempts: number; faults: number; message: unknown; next_at: string }>(
    `SELECT seq, attempts, faults, message, next_at FROM station_outbox o WHERE site_id = $1 AND partner_id = $2 AND state = 'waiting' AND NOT EXISTS (
       SELECT 1 FROM station_outbox d WHERE d.site_id = o.site_id AND d.partner_id = o.partner_id AND d.state = 'dead' AND d.subject = o.subject AND d.seq < o.seq)
     ORDER BY seq LIMIT 1`,
    [siteId, partnerId]
  )
  const row = rows[0]
  if (row === undefined || row.next_at > now) return null
  return { seq: row.seq, attempts: row.attempts, faults: row.faults, message: outgoingMessageSchema.parse(row.message) }
}

/** Written before the call goes out, so that a process that dies in it has left its trace. */
export async function markAttempt(db: Queryable, { siteId, partnerId }: PartnerRef, seq: number): Promise<void> {
  await db.query(`UPDATE station_outbox SET attempts = attempts + 1 WHERE site_id = $1 AND partner_id = $2 AND seq = $3 AND state = 'waiting'`, [siteId, partnerId, seq])
}

export interface Settled {
  readonly seq: number
  readonly answer: SendAnswer
  readonly now: string
}

/**
 * Keeps the station's word. A message that somebody settled meanwhile stays as it is: the first word counts, and with one key there is only one.
 * @returns whether this was the first word
 */
export async function settleMessage(db: Queryable, { siteId, partnerId }: PartnerRef, { seq, answer, now }: Settled): Promise<boolean> {
  if (answer.kind === 'pending') {
    await db.query(`UPDATE station_outbox SET next_at = $4, last_problem = NULL WHERE site_id = $1 AND partner_id = $2 AND seq = $3 AND state = 'waiting'`, [siteId, partnerId, seq, later(now, PENDING_MS)])
    return false
  }
  const { kind, ...said } = answer
  const { rowCount } = await db.query(
    `UPDATE station_outbox SET state = $4, answer = $5, settled_at = $6, last_problem = NULL WHERE site_id = $1 AND partner_id = $2 AND seq = $3 AND state = 'waiting'`,
    [siteId, partnerId, seq, kind, JSON.stringify(said), now]
  )
  return rowCount === 1
}

export interface Failed {
  readonly seq: number
  readonly problem: string
  /** The station answered, and it was no answer; else nobody was there. */
  readonly fault: boolean
  readonly pauseMs: number
  readonly now: string
}

/** Another attempt later; after MAX_FAULTS wrong answers the message is dead and a person decides. Nothing is ever thrown away. */
export async function postponeMessage(db: Queryable, { siteId, partnerId }: PartnerRef, { seq, problem, fault, pauseMs, now }: Failed): Promise<void> {
  await db.query(
    `UPDATE station_outbox SET faults = faults + $4, state = CASE WHEN faults + $4 >= $5 THEN 'dead' ELSE state END, next_at = $6, last_problem = $7
     WHERE site_id = $1 AND partner_id = $2 AND seq = $3 AND state = 'waiting'`,
    [siteId, partnerId, seq, fault ? 1 : 0, MAX_FAULTS, later(now, pauseMs), problem.slice(0, 500)]
  )
}

export interface Handling {
  readonly seq: number
  readonly act: 'replay' | 'drop'
  readonly by: string
  readonly reason: string
  readonly now: string
}

/**
 * A dead message that had a word the table did not know, in the words of the table as it is now.
 * @returns what is still unknown, and then nothing changed; null when it needs no translation
 */
async function translateAgain(db: Queryable, ref: PartnerRef, seq: number): Promise<string | null> {
  const { rows } = await db.query<{ draft: Draft | null }>("SELECT draft FROM station_outbox WHERE site_id = $1 AND partner_id = $2 AND seq = $3 AND state = 'dead' FOR UPDATE", [ref.siteId, ref.partnerId, seq])
  const draft = rows[0]?.draft ?? null
  if (draft === null) return null
  const { message, unmapped } = translate(draft, await mappingOf(db, ref))
  if (unmapped.length > 0) return saysUnmapped(unmapped)
  await db.query('UPDATE station_outbox SET message = $4, draft = NULL WHERE site_id = $1 AND partner_id = $2 AND seq = $3', [ref.siteId, ref.partnerId, seq, JSON.stringify(outgoingMessageSchema.parse(message))])
  return null
}

/**
 * A person looked at a dead message: it goes again, with the same key (the station may have done it after all), or is dropped for good.
 * Inside a transaction.
 * @returns not-dead, or what the station's table still has no word for; then it stays dead
 */
export async function handleDead(db: Queryable, ref: PartnerRef, { seq, act, by, reason, now }: Handling): Promise<{ readonly done: true } | { readonly done: false; readonly why: 'not-dead' | 'unmapped'; readonly detail: string }> {
  const { siteId, partnerId } = ref
  const unmapped = act === 'replay' ? await translateAgain(db, ref, seq) : null
  if (unmapped !== null) {
    await db.query('UPDATE station_outbox SET handlings = handlings + 1, last_problem = $4 WHERE site_id = $1 AND partner_id = $2 AND seq = $3', [siteId, partnerId, seq, unmapped])
    return { done: false, why: 'unmapped', detail: unmapped }
  }
  const { rowCount } = await db.query(
    `UPDATE station_outbox SET state = $4, faults = 0, handlings = handlings + 1, next_at = $5, handled_by = $6, handled_reason = $7, settled_at = CASE WHEN $4 = 'dropped' THEN $5 END
     WHERE site_id = $1 AND partner_id = $2 AND seq = $3 AND state = 'dead'`,
    [siteId, partnerId, seq, act === 'replay' ? 'waiting' : 'dropped', now, by, reason]
  )
  return rowCount === 1 ? { done: true } : { done: false, why: 'not-dead', detail: '' }
}
