import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Signer } from '../../../src/shared/commands/decide-command.ts'
import type { Effects } from '../../../src/shared/commands/effects.ts'
import { refusal, type Refusal } from '../../../src/shared/domain/refusal-code.ts'
import type { Instant } from '../../../src/shared/kernel/time.ts'
import type { PushOutcome, PushReply, PushRequest, PushedCommand } from '../../../src/shared/sync/push.ts'
import { SyncRejected } from '../../../src/shared/sync/routes.ts'
import { isDatabaseAway } from '../app/database-away.ts'
import { takeBenchAudit } from './bench-audit.ts'
import { commitCommand, type Decided } from './commit-command.ts'
import { decidePushed, openCase, type Verdict } from './decide-pushed.ts'
import type { Device } from './device.ts'
import type { Queryable } from './documents.ts'
import { peopleAsOf } from './people.ts'
import { prepared } from './prepared.ts'
import { NeverFits, transaction } from './transaction.ts'

export interface PushOptions {
  readonly pool: pg.Pool
  readonly siteId: string
  readonly clock: () => Instant
}

/** How long a bench waits when the database went away in the middle of its batch. */
const RETRY_MS = 1000

interface Known {
  readonly acked_seq: number
  readonly incarnation: number
  readonly revoked_at: string | null
  readonly outcome: Decided['outcome'] | null
  readonly refusal: Refusal | null
  readonly case_id: string | null
  readonly decided_by: PushedCommand['decidedBy'] | null
}

/** Takes a batch in its order, each command in a transaction of its own. What was taken before the database went away stays taken. */
export async function push(o: PushOptions, device: Device, request: PushRequest): Promise<PushReply> {
  const outcomes: PushOutcome[] = []
  let retryLaterMs: number | null = null
  for (const command of request.commands) {
    try {
      outcomes.push(await takeOne(o, { command, deviceId: device.id, incarnation: request.incarnation }))
    } catch (error) {
      if (error instanceof SyncRejected && outcomes.length === 0) throw error
      if (!isDatabaseAway(error) && !(error instanceof SyncRejected)) throw error
      retryLaterMs = RETRY_MS
      break
    }
  }
  const ackedAuditSeq = retryLaterMs === null ? await takeBenchAudit(o, device.id, request) : 0
  const { rows } = await o.pool.query<{ acked_seq: number; acked_audit_seq: number; head: number }>(prepared('SELECT d.acked_seq, d.acked_audit_seq, c.head FROM device d JOIN sync_clock c ON c.site_id = d.site_id WHERE d.site_id = $1 AND d.id = $2', [o.siteId, device.id]))
  const now = rows[0]
  return { outcomes, ackedSeq: now?.acked_seq ?? 0, ackedAuditSeq: Math.max(ackedAuditSeq, now?.acked_audit_seq ?? 0), head: now?.head ?? 0, retryLaterMs }
}

interface One {
  readonly command: PushedCommand
  readonly deviceId: string
  readonly incarnation: number
}

async function takeOne(o: PushOptions, one: One): Promise<PushOutcome> {
  try {
    return await transaction(o.pool, (db) => inTransaction(db, o, one, null))
  } catch (error) {
    // A command at fault must not hold the queue for ever: it is kept as it came, and a person looks at it.
    if (error instanceof SyncRejected || isDatabaseAway(error)) throw error
    const why = error instanceof NeverFits ? refusal('command.bad-payload', { field: error.constraint, problem: 'unique' }) : refusal('command.bad-payload', { field: '', problem: error instanceof Error ? error.name : 'error' })
    return await transaction(o.pool, (db) => inTransaction(db, o, one, why))
  }
}

/** @param fault the command has failed in a way that would happen again: it is only recorded */
async function inTransaction(db: Queryable, o: PushOptions, { command, deviceId, incarnation }: One, fault: Refusal | null): Promise<PushOutcome> {
  const { siteId } = o
  // The device's row is held first: two requests of one device (a retry while the first still runs, a clone) take turns.
  const { rows } = await db.query<Known>(prepared(
    `SELECT d.acked_seq, d.incarnation, d.revoked_at, l.outcome, l.refusal, l.case_id, l.decided_by
     FROM device d LEFT JOIN command_log l ON l.site_id = d.site_id AND l.command_id = $3 WHERE d.site_id = $1 AND d.id = $2 FOR UPDATE OF d`,
    [siteId, deviceId, command.commandId]
  ))
  const known = rows[0]
  if (known === undefined) throw new SyncRejected('sync.unauthorised')
  if (known.revoked_at !== null) throw new SyncRejected('sync.revoked')
  if (known.incarnation !== incarnation) throw new SyncRejected('sync.forked')
  const taken = command.seq <= known.acked_seq
  if (known.outcome !== null && !(known.outcome === 'refused' && known.decided_by === 'server' && command.decidedBy === 'bench')) {
    if (!taken) {
      if (command.seq !== known.acked_seq + 1) throw new SyncRejected('sync.gap')
      await db.query(prepared('UPDATE device SET acked_seq = $3 WHERE site_id = $1 AND id = $2', [siteId, deviceId, command.seq]))
    }
    return { seq: command.seq, commandId: command.commandId, outcome: 'duplicate', first: known.outcome, refusal: known.refusal, caseId: known.case_id }
  }
  // The place in the sequence is taken by another command: this database is an old image, or there are two of it.
  const converted = known.outcome !== null
  if (taken && !converted) throw new SyncRejected('sync.forked')
  if (!taken && command.seq !== known.acked_seq + 1) throw new SyncRejected('sync.gap')

  const now = o.clock()
  const ids = [command.actorId, ...(command.secondId === null ? [] : [command.secondId])]
  const people = await peopleAsOf(db, siteId, { userIds: ids, at: command.decidedBy === 'server' ? now : command.occurredAt })
  const actor = people.get(command.actorId) ?? deviceItself(command.actorId, deviceId)
  const second = command.secondId === null ? null : (people.get(command.secondId) ?? null)
  const verdict = fault === null && hashIsRight(command) ? await decidePushed(db, siteId, { command, deviceId, actor, second, now }) : broken({ command, deviceId }, fault)
  await commitCommand(db, siteId, { ...verdict, command, deviceId, incarnation, actorName: actor?.name ?? command.actorId, secondName: second?.name ?? null, recordedAt: now })
  return { seq: command.seq, commandId: command.commandId, outcome: verdict.outcome, first: null, refusal: verdict.refusal, caseId: verdict.caseId }
}

/** A bench does some things without a person (it gives a bag up, leases numbers): the key of the device has proved who it is. */
function deviceItself(actorId: string, deviceId: string): Signer | null {
  return actorId === `device:${deviceId}` ? { userId: actorId, name: actorId, capabilities: [] } : null
}

const hashIsRight = ({ payload, payloadHash }: PushedCommand): boolean => createHash('sha256').update(payload).digest('hex') === payloadHash

const nothing: Effects = { puts: [], labels: [], audit: { subjects: [], detail: {} } }

function broken({ command, deviceId }: Pick<One, 'command' | 'deviceId'>, fault: Refusal | null): Verdict {
  if (fault !== null && command.decidedBy === 'server') return { outcome: 'refused', refusal: fault, effects: nothing, caseId: null }
  const actor = { userId: command.actorId, name: command.actorId }
  const context = { commandId: command.commandId, now: command.occurredAt, newId: () => command.commandId, actor, second: null, deviceId }
  return { outcome: 'blocked', refusal: fault, ...openCase('unreadable-command', { refusal: fault, effects: nothing, context, sent: command }) }
}
