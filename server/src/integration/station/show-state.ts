import { isDeepStrictEqual } from 'node:util'
import type pg from 'pg'
import { get } from '../../../../src/shared/commands/load.ts'
import { noteState } from '../../../../src/shared/commands/station/note-state.ts'
import type { OutgoingMessage } from '../../../../src/shared/domain/station/document.ts'
import type { StationLink } from '../../../../src/shared/domain/station/link.ts'
import type { StationMapping } from '../../../../src/shared/domain/station/mapping.ts'
import type { Instant } from '../../../../src/shared/kernel/time.ts'
import { load, type Queryable } from '../../sync/documents.ts'
import { runOwn } from '../../sync/own-command.ts'
import { transaction } from '../../sync/transaction.ts'
import type { RefusedLine } from './inbox.ts'
import type { PartnerRef } from './partner-ref.ts'
import { STATION_ACTOR } from './station-actor.ts'

/** In one go; the rest comes with the next. */
const AT_ONCE = 100
const LONGEST_TEXT = 20_000

/**
 * Shows on every bench how it stands with a station: a change like any other, made only when something changed (an hour of silence is one change, not
 * one a round). What was shown is marked in the same transaction.
 */
export async function showState(pool: pg.Pool, ref: PartnerRef, now: Instant): Promise<void> {
  for (;;) {
    const more = await transaction(pool, async (db) => {
      const [link, messages, spoiled, unread] = [await linkNow(db, ref), await unshownMessages(db, ref), await unshownSpoiled(db, ref), await unshownLines(db, ref)]
      const shown: StationLink | null = await load({ db, siteId: ref.siteId }, get('station_link', ref.partnerId))
      const same = shown !== null && isDeepStrictEqual({ ...link, version: shown.version }, { ...shown })
      const mapping = shown === null ? await firstMapping(db, ref) : null
      if (same && messages.length + spoiled.length + unread.length === 0) return false
      const findings = [
        ...spoiled.map((s) => ({ key: s.hash, kind: 'spoiled', source: s.source, problem: s.problem, text: s.text.slice(0, LONGEST_TEXT), lines: [], foundAt: s.first_at })),
        ...unread.map((u) => ({ key: `${u.kind} ${u.number} ${u.version}`, kind: 'lines', source: `${u.kind} ${u.number}`, problem: '', text: JSON.stringify(u.document, null, 1).slice(0, LONGEST_TEXT), lines: u.refused, foundAt: u.received_at }))
      ]
      const payload = { link, messages: messages.map((m) => ({ ...m.told, key: m.key })), findings, mapping }
      const done = await runOwn(db, ref.siteId, { command: noteState, payload, actor: STATION_ACTOR, now })
      if (!done.ok) throw new Error(`${noteState.name}: ${done.error.code} ${JSON.stringify(done.error.params)}`)
      const key = [ref.siteId, ref.partnerId]
      await db.query(`UPDATE station_outbox SET shown = state || ':' || handlings WHERE site_id = $1 AND partner_id = $2 AND seq = ANY($3)`, [...key, messages.map((m) => m.told.seq)])
      await db.query('UPDATE station_spoiled SET shown = true WHERE site_id = $1 AND partner_id = $2 AND hash = ANY($3)', [...key, spoiled.map((s) => s.hash)])
      for (const u of unread) await db.query('UPDATE station_document SET shown = true WHERE site_id = $1 AND partner_id = $2 AND kind = $3 AND number = $4 AND version = $5', [...key, u.kind, u.number, u.version])
      return [messages, spoiled, unread].some((found) => found.length === AT_ONCE)
    })
    if (!more) return
  }
}

async function linkNow(db: Queryable, { siteId, partnerId }: PartnerRef): Promise<Omit<StationLink, 'version'>> {
  const { rows } = await db.query<{ name: string; adapter: string; away_since: string | null; last_problem: string | null; waiting: number; oldest: string | null; dead: number }>(
    `SELECT p.name, p.adapter, p.away_since, p.last_problem, count(o.seq) FILTER (WHERE o.state = 'waiting') AS waiting, min(o.queued_at) FILTER (WHERE o.state = 'waiting') AS oldest, count(o.seq) FILTER (WHERE o.state = 'dead') AS dead
     FROM station_partner p LEFT JOIN station_outbox o ON o.site_id = p.site_id AND o.partner_id = p.id AND o.state IN ('waiting', 'dead') WHERE p.site_id = $1 AND p.id = $2 GROUP BY p.name, p.adapter, p.away_since, p.last_problem`,
    [siteId, partnerId]
  )
  const row = rows[0]
  if (row === undefined) throw new Error(`no partner ${partnerId}`)
  return {
    id: partnerId, name: row.name, adapter: row.adapter, state: row.away_since !== null ? 'away' : row.last_problem !== null ? 'wrong' : 'answers',
    awaySince: row.away_since, problem: row.last_problem, waiting: row.waiting, oldestWaitingAt: row.oldest, dead: row.dead
  }
}

interface OutboxRow {
  readonly seq: number
  readonly key: string
  readonly kind: string
  readonly subject: string
  readonly state: string
  readonly queued_at: string
  readonly settled_at: string | null
  readonly last_problem: string | null
  readonly answer: { readonly reference?: string; readonly code?: string; readonly reason?: string } | null
  readonly message: OutgoingMessage
}

async function unshownMessages(db: Queryable, { siteId, partnerId }: PartnerRef) {
  const { rows } = await db.query<OutboxRow>(
    `SELECT seq, key, kind, subject, state, queued_at, settled_at, last_problem, answer, message FROM station_outbox
     WHERE site_id = $1 AND partner_id = $2 AND shown IS DISTINCT FROM (state || ':' || handlings) ORDER BY seq LIMIT ${AT_ONCE}`,
    [siteId, partnerId]
  )
  return rows.map((r) => ({
    key: r.key,
    told: {
      partnerId, seq: r.seq, kind: r.kind, subject: r.subject, state: r.state, queuedAt: r.queued_at, settledAt: r.settled_at, problem: r.last_problem,
      answer: r.answer === null ? null : (r.answer.reference ?? [r.answer.code, r.answer.reason].filter(Boolean).join(' ')), head: r.message.head, lines: r.message.lines
    }
  }))
}

async function unshownSpoiled(db: Queryable, { siteId, partnerId }: PartnerRef) {
  const { rows } = await db.query<{ hash: string; source: string; text: string; problem: string; first_at: string }>(
    `SELECT hash, source, text, problem, first_at FROM station_spoiled WHERE site_id = $1 AND partner_id = $2 AND NOT shown ORDER BY first_at LIMIT ${AT_ONCE}`,
    [siteId, partnerId]
  )
  return rows
}

async function unshownLines(db: Queryable, { siteId, partnerId }: PartnerRef) {
  const { rows } = await db.query<{ kind: string; number: string; version: number; document: unknown; refused: readonly RefusedLine[]; received_at: string }>(
    `SELECT kind, number, version, document, refused, received_at FROM station_document WHERE site_id = $1 AND partner_id = $2 AND state = 'current' AND NOT shown AND jsonb_array_length(refused) > 0 ORDER BY received_at LIMIT ${AT_ONCE}`,
    [siteId, partnerId]
  )
  return rows
}

async function firstMapping(db: Queryable, { siteId, partnerId }: PartnerRef): Promise<StationMapping | null> {
  const { rows } = await db.query<{ mapping: StationMapping }>('SELECT mapping FROM station_partner WHERE site_id = $1 AND id = $2', [siteId, partnerId])
  return rows[0]?.mapping ?? null
}
