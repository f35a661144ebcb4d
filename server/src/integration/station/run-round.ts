import type pg from 'pg'
import type { StationMapping } from '../../../../src/shared/domain/station/mapping.ts'
import type { MessageKind, RawDocument } from '../../../../src/shared/domain/station/document.ts'
import type { LocalCells } from '../../../../src/shared/domain/receiving/dispatch-row.ts'
import { readDispatchDocument } from '../../../../src/shared/domain/station/read-dispatch-document.ts'
import type { Instant } from '../../../../src/shared/kernel/time.ts'
import { keepAttachment } from '../../sync/attachments.ts'
import type { Queryable } from '../../sync/documents.ts'
import { transaction } from '../../sync/transaction.ts'
import { takeAnswer, type Answers } from './answer.ts'
import { keepSpoiled, takeDocument, type RefusedLine, type Taken } from './inbox.ts'
import { backOffMs, dueMessage, markAttempt, postponeMessage } from './outbox.ts'
import type { PartnerRef } from './partner-ref.ts'
import { localCellsOf } from './local-cells-of.ts'
import { mappingOf } from './mapping-of.ts'
import { queueChanges, type Sends } from './outgoing.ts'
import { PartnerAway, PartnerFault, type StationPort } from './port.ts'

export interface RoundParts {
  readonly pool: pg.Pool
  readonly ref: PartnerRef
  readonly port: StationPort
  /** Name of this worker; another one waits until it has been silent for LEASE_MS. */
  readonly worker: string
  readonly now: () => Instant
  /** What of ours the station is told, and who hears its word. Absent: only what is queued goes out. */
  readonly told?: { readonly sends: Sends; readonly kinds: ReadonlySet<MessageKind>; readonly answers: Answers }
}

export interface Round {
  /** busy: another worker has it. away: nobody answered. fault: it answered, wrongly. */
  readonly end: 'done' | 'busy' | 'away' | 'fault'
  readonly taken: Readonly<Record<Taken['outcome'], number>>
  readonly spoiled: number
  readonly sent: number
}

const LEASE_MS = 60_000
const MAX_PAGES = 40
const MAX_MESSAGES = 200

/**
 * One round with a partner: fetch, keep, acknowledge; then send what waits, in its order. Each document and each answer is a transaction of its own, and
 * what is outside (the call) stands between two: a process killed anywhere does the same call again with the same key or document.
 */
export async function runRound(parts: RoundParts): Promise<Round> {
  const state = { taken: { new: 0, changed: 0, same: 0, late: 0, incomplete: 0 }, spoiled: 0, sent: 0 }
  const partner = await begin(parts)
  if (partner === null) return { end: 'busy', ...state }
  try {
    // First of all: what is to be said is queued also when nobody is there to hear it.
    if (parts.told) await queueChanges(parts.pool, parts.ref, { ...parts.told, now: parts.now() })
    const problem = parts.port.carries.incoming.length > 0 ? await receiveAll(parts, partner, state) : null
    if (parts.port.carries.outgoing.length > 0) await send(parts, state)
    // Told only now: what it gives us may be broken while it takes what we send.
    if (problem !== null) throw problem
    await end(parts, null)
    return { end: 'done', ...state }
  } catch (error) {
    if (!(error instanceof PartnerAway) && !(error instanceof PartnerFault)) throw error
    await end(parts, error)
    return { end: error instanceof PartnerAway ? 'away' : 'fault', ...state }
  }
}

interface PartnerRow {
  readonly mapping: StationMapping
  readonly cursor: string | null
}

async function begin({ pool, ref, worker, now }: RoundParts): Promise<PartnerRow | null> {
  const { rows } = await pool.query<{ cursor: string | null }>(
    `UPDATE station_partner SET worker = $3, worker_until = $4 WHERE site_id = $1 AND id = $2 AND (worker IS NULL OR worker = $3 OR worker_until < $5) RETURNING cursor`,
    [ref.siteId, ref.partnerId, worker, new Date(Date.parse(now()) + LEASE_MS).toISOString(), now()]
  )
  return rows[0] ? { mapping: await mappingOf(pool, ref), cursor: rows[0].cursor } : null
}

async function end({ pool, ref, worker, now }: RoundParts, problem: PartnerAway | PartnerFault | null): Promise<void> {
  await pool.query(
    `UPDATE station_partner SET worker = NULL, worker_until = NULL, last_problem = $4,
       away_since = CASE WHEN $5 THEN COALESCE(away_since, $6) END, away_attempts = CASE WHEN $5 THEN away_attempts + 1 ELSE 0 END, last_answer_at = CASE WHEN $5 THEN last_answer_at ELSE $6 END
     WHERE site_id = $1 AND id = $2 AND worker = $3`,
    [ref.siteId, ref.partnerId, worker, problem?.message.slice(0, 500) ?? null, problem instanceof PartnerAway, now()]
  )
}

interface Count {
  readonly taken: Record<Taken['outcome'], number>
  spoiled: number
  sent: number
}

async function receiveAll(parts: RoundParts, partner: PartnerRow, count: Count): Promise<PartnerFault | null> {
  try {
    await receive(parts, partner, count)
    return null
  } catch (error) {
    if (error instanceof PartnerFault) return error
    throw error
  }
}

async function receive({ pool, ref, port, now }: RoundParts, { mapping, cursor }: PartnerRow, count: Count): Promise<void> {
  let after = cursor
  const local = await localCellsOf(pool, ref.siteId)
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const fetched = await port.fetch(after)
    for (const spoiled of fetched.spoiled) {
      await transaction(pool, async (db) => await keepSpoiled(db, ref, { spoiled, now: now() }))
      count.spoiled += 1
      await port.askAgain?.(spoiled)
    }
    for (const document of fetched.documents) {
      const { refused, readable } = understand(document, { mapping, local })
      if (!readable) {
        // Not one line says anything: read wrongly by somebody on the way. Kept for a person, and asked for again.
        await transaction(pool, async (db) => await keepSpoiled(db, ref, { spoiled: { source: `${document.kind} ${document.number}`, text: JSON.stringify(document).slice(0, 20_000), problem: 'no line could be read' }, now: now() }))
        count.spoiled += 1
        await port.askAgain?.(document)
        continue
      }
      const { outcome } = await transaction(pool, async (db) => {
        await keepFiles(db, { siteId: ref.siteId, document, bytes: fetched.bytes })
        return await takeDocument(db, ref, { document, refused, now: now() })
      })
      count.taken[outcome] += 1
      if (outcome === 'incomplete') await port.askAgain?.(document)
      else await port.acknowledge({ kind: document.kind, number: document.number, revision: document.revision, unread: refused.length })
    }
    if (fetched.cursor !== null) await pool.query('UPDATE station_partner SET cursor = $3 WHERE site_id = $1 AND id = $2', [ref.siteId, ref.partnerId, fetched.cursor])
    if (fetched.next === null) return
    after = fetched.next
  }
}

/** With the document, or neither: a file that nothing names is never kept. */
async function keepFiles(db: Queryable, { siteId, document, bytes }: { readonly siteId: string; readonly document: RawDocument; readonly bytes: ReadonlyMap<string, Uint8Array> | undefined }): Promise<void> {
  for (const { sha256 } of document.files ?? []) {
    const content = bytes?.get(sha256)
    if (content !== undefined) await keepAttachment({ db, siteId }, sha256, content)
  }
}

/** Which lines cannot be read, and whether the document says anything at all in the station's own words. */
function understand(document: RawDocument, { mapping, local }: { readonly mapping: StationMapping; readonly local: LocalCells }): { readonly refused: readonly RefusedLine[]; readonly readable: boolean } {
  const names = [document.head, ...document.lines].flatMap((texts) => Object.keys(texts))
  if (names.length > 0 && !mapping.fields.some(({ from }) => names.includes(from))) return { refused: [], readable: false }
  if (document.kind !== 'dispatch') return { refused: [], readable: true }
  const { bad, unmapped } = readDispatchDocument(document, mapping, local)
  return { refused: [...unmapped.map((u) => ({ ...u, code: 'unmapped' })), ...bad.map((b) => ({ line: b.lineNo, field: b.field, code: b.problem, value: b.value }))], readable: true }
}

async function send({ pool, ref, port, now, told }: RoundParts, count: Count): Promise<void> {
  for (let i = 0; i < MAX_MESSAGES; i += 1) {
    const due = await dueMessage(pool, ref, now())
    if (due === null) return
    const { seq, message } = due
    await markAttempt(pool, ref, seq)
    try {
      const answer = await port.send(message)
      await takeAnswer(pool, ref, { seq, message, answer, now: now(), answers: told?.answers ?? {} })
      if (answer.kind !== 'pending') count.sent += 1
    } catch (error) {
      if (!(error instanceof PartnerAway) && !(error instanceof PartnerFault)) throw error
      const fault = error instanceof PartnerFault
      await postponeMessage(pool, ref, { seq, problem: error.message, fault, pauseMs: backOffMs(fault ? due.faults + 1 : due.attempts + 1), now: now() })
      if (!fault) throw error
    }
  }
}
