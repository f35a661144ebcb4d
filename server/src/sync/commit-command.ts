import { serverDigest } from '../../../src/shared/audit/chain-rules.ts'
import type pg from 'pg'
import type { Effects } from '../../../src/shared/commands/effects.ts'
import type { Refusal } from '../../../src/shared/domain/refusal-code.ts'
import type { Instant } from '../../../src/shared/kernel/time.ts'
import type { Outcome, PushedCommand } from '../../../src/shared/sync/push.ts'
import { sha256 } from '../platform/sha256.ts'
import type { Queryable } from './documents.ts'
import { historyWrites } from './people.ts'
import { prepared } from './prepared.ts'
import { isSetting } from './settings-cache.ts'
import { documentWrites, guard } from './write-documents.ts'

export interface Decided {
  readonly command: PushedCommand
  readonly deviceId: string
  readonly incarnation: number
  readonly outcome: Exclude<Outcome, 'duplicate'>
  readonly refusal: Refusal | null
  readonly caseId: string | null
  readonly effects: Effects
  readonly actorName: string
  readonly secondName: string | null
  /** By the server's clock. */
  readonly recordedAt: Instant
  /** Last change of a setting when its reads began: a command that changes one is beaten by another that did meanwhile. */
  readonly settingsPosition: number
}

/**
 * Whoever changes a setting is beaten when another one changed meanwhile (`$15`; it took no turn): rules over all of them (ranges that must not overlap, one
 * manager that must be left) read more than they write.
 * `audit_hash` is `serverHash` of src/shared/audit/chain-rules.ts, computed here under the clock's lock, so that nothing else need be held
 * while the entry is made.
 * The last statement of every transaction that changes something: the clock row is taken, and what needs its position is written. Whoever
 * holds the clock row commits next, so positions become visible in their order and a cursor over them misses nothing (design §5).
 */
const TICK = `WITH clock AS (
  UPDATE sync_clock SET head = head + 1, audit_seq = audit_seq + 1, audit_hash = encode(sha256(convert_to(audit_hash || $2, 'UTF8')), 'hex'),
    settings_position = CASE WHEN $14 THEN head + 1 ELSE settings_position END
  WHERE site_id = $1 AND (NOT $14 OR $15::bigint IS NULL OR settings_position = $15) RETURNING head, audit_seq, audit_hash
), entry AS (
  INSERT INTO audit_entry (site_id, seq, at, device_id, actor_id, actor_name, second_id, second_name, action, subjects, detail, command_id, digest, hash)
  SELECT $1, audit_seq, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $2, audit_hash FROM clock
), rows AS (
  INSERT INTO feed (site_id, position, entity, doc_id, version, doc)
  SELECT $1, clock.head, r.entity, r.doc_id, r.version, r.doc FROM clock, jsonb_to_recordset($13::jsonb) AS r(entity text, doc_id text, version bigint, doc jsonb)
)`
/** What the server once refused because somebody asked may come again as a fact (the bench had to decide it alone). */
const LOG = `, logged AS (
  INSERT INTO command_log (site_id, command_id, device_id, incarnation, seq, name, version, payload, payload_hash, actor_id, second_id, occurred_at, recorded_at, decided_by, outcome, refusal, case_id, position)
  SELECT $1, $12, $4, $16, $17, $18, $19, $20, $21, $5, $7, $22, $3, $23, $24, $25::jsonb, $26, clock.head FROM clock
  ON CONFLICT (site_id, command_id) DO UPDATE SET decided_by = excluded.decided_by, outcome = excluded.outcome, refusal = excluded.refusal, case_id = excluded.case_id, position = excluded.position,
    device_id = excluded.device_id, incarnation = excluded.incarnation, seq = excluded.seq, recorded_at = excluded.recorded_at, occurred_at = excluded.occurred_at, payload = excluded.payload, payload_hash = excluded.payload_hash
    WHERE command_log.outcome = 'refused' AND command_log.decided_by = 'server'
  RETURNING 1
), taken AS (
  UPDATE device SET acked_seq = greatest(acked_seq, $17), last_seen_at = $3 WHERE site_id = $1 AND id = $4 RETURNING 1
)
SELECT (SELECT head FROM clock) AS head, ${guard('(SELECT count(*) FROM logged) = 1')}`

/**
 * Everything a decided command writes, and the COMMIT, sent in one go: the clock row is held for no longer than the database itself needs.
 * A guard that fails makes all that follows fail with the transaction.
 * @returns the position it got
 */
export async function commitCommand(client: pg.ClientBase, siteId: string, d: Decided): Promise<number> {
  const { command: c, effects, outcome, refusal } = d
  const log = [d.incarnation, c.seq, c.name, c.version, c.payload, c.payloadHash, c.occurredAt, c.decidedBy, outcome, refusal === null ? null : JSON.stringify(refusal), d.caseId]
  // What became of the command, and its very text, are held by the chain.
  const held = { ...(outcome === 'applied' ? {} : { outcome, refused: refusal?.code ?? null }), payload: c.payloadHash }
  const audit = { ...effects.audit, detail: { ...effects.audit.detail, ...held } }
  const writes = [...documentWrites(siteId, effects.puts), ...historyWrites(siteId, effects.puts, since(d))].map((query) => client.query(query))
  const tick = client.query<{ head: number }>(prepared(`${TICK}${LOG}`, [...tickValues(siteId, { ...d, effects: { ...effects, audit } }), ...log]))
  const [ticked] = await Promise.all([tick, client.query('COMMIT'), ...writes])
  return ticked.rows[0]?.head ?? 0
}

/** From when on a person may do what: the time by which it was decided, and never in the future, whatever the clock of the bench says. */
function since({ command: c, recordedAt }: Decided): Instant {
  return c.decidedBy === 'server' || c.occurredAt > recordedAt ? recordedAt : c.occurredAt
}

type Own = Pick<Decided, 'deviceId' | 'effects' | 'recordedAt'> & { readonly action: string; readonly actorId: string; readonly actorName?: string; readonly commandId: string | null }

/** What the server does by itself (a new incarnation, the demo hospital): documents, feed, audit and clock, without a command of a bench. Inside a transaction. */
export async function commitOwn(db: Queryable, siteId: string, own: Own): Promise<number> {
  const { puts } = own.effects
  for (const query of [...documentWrites(siteId, puts), ...historyWrites(siteId, puts, own.recordedAt)]) await db.query(query)
  const values = tickValues(siteId, { ...own, settingsPosition: null, actorName: own.actorName ?? own.actorId, secondName: null, command: { name: own.action, actorId: own.actorId, secondId: null, commandId: own.commandId } })
  const { rows } = await db.query<{ head: number }>(prepared(`${TICK} SELECT head FROM clock`, values))
  return rows[0]?.head ?? 0
}

type Ticked = Pick<Decided, 'deviceId' | 'effects' | 'recordedAt' | 'actorName' | 'secondName'> & { readonly settingsPosition: number | null; readonly command: Pick<PushedCommand, 'name' | 'actorId' | 'secondId'> & { readonly commandId: string | null } }

function tickValues(siteId: string, { command: c, deviceId, effects, recordedAt, actorName, secondName, settingsPosition }: Ticked): unknown[] {
  const { puts, audit } = effects
  const entry = {
    at: recordedAt, deviceId, actorId: c.actorId, actorName, secondId: c.secondId, secondName, action: c.name,
    subjects: JSON.stringify(audit.subjects), detail: JSON.stringify(audit.detail), commandId: c.commandId
  }
  const feed = puts.map(({ entity, doc }) => ({ entity, doc_id: doc.id, version: doc.version, doc }))
  const settings = puts.some((p) => isSetting(p.entity))
  return [siteId, serverDigest(sha256, entry), entry.at, deviceId, entry.actorId, actorName, entry.secondId, secondName, entry.action, entry.subjects, entry.detail, entry.commandId, JSON.stringify(feed), settings, settingsPosition]
}
