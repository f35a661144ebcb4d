import type pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { deviceActor } from '../../../src/shared/commands/decide-command.ts'
import { change, type Put } from '../../../src/shared/commands/effects.ts'
import { find } from '../../../src/shared/commands/load.ts'
import { retiredBlock } from '../../../src/shared/commands/numbering/retire-block.ts'
import { caseOf } from '../../../src/shared/commands/tasks/case-of.ts'
import { derivedIds } from '../../../src/shared/kernel/derived-ids.ts'
import { GENESIS } from '../../../src/shared/kernel/genesis.ts'
import type { Instant } from '../../../src/shared/kernel/time.ts'
import { SyncRejected } from '../../../src/shared/sync/routes.ts'
import type { IncarnationReply, IncarnationRequest } from '../../../src/shared/sync/session.ts'
import { commitOwn } from './commit-command.ts'
import type { Device } from './device.ts'
import { load } from './documents.ts'
import { prepared } from './prepared.ts'
import { transaction } from './transaction.ts'

interface Options {
  readonly pool: pg.Pool
  readonly siteId: string
  readonly clock: () => Instant
}

interface Life {
  readonly incarnation: number
  readonly acked_seq: number
  readonly revoked_at: string | null
  /** By which it began, and what was known of the bench before; null: its first, or asked for by a bench before version 2. */
  readonly life_request: string | null
  readonly life_known_incarnation: number | null
  readonly life_known_acked_seq: number | null
}

/**
 * A database that is an old image or a second copy begins a new life: sequence from 1, and the numbers of its blocks are never given out
 * again, since nobody knows which of them stand on labels. Somebody has to look at it. Asked again under the same request (the reply was lost)
 * it is the same life and no second case. Its number is above every one that either side knows: a server that was put back would else give one
 * out for a second time, and what the bench did in the first life of that number could not be told from what it does in the second.
 */
export async function newIncarnation(o: Options, device: Device, asked: IncarnationRequest): Promise<IncarnationReply> {
  return await transaction(o.pool, async (db) => {
    const { siteId } = o
    const { rows } = await db.query<Life>(prepared('SELECT incarnation, acked_seq, revoked_at, life_request, life_known_incarnation, life_known_acked_seq FROM device WHERE site_id = $1 AND id = $2 FOR UPDATE', [siteId, device.id]))
    const before = rows[0]
    if (before === undefined) throw new SyncRejected('sync.unauthorised')
    if (before.revoked_at !== null) throw new SyncRejected('sync.revoked')
    const request = asked.request ?? null
    if (request !== null && request === before.life_request) return { incarnation: before.incarnation, known: { incarnation: before.life_known_incarnation ?? before.incarnation, ackedSeq: before.life_known_acked_seq ?? 0 } }
    const known = { incarnation: before.incarnation, ackedSeq: before.acked_seq }
    const incarnation = Math.max(before.incarnation, asked.incarnation) + 1
    await db.query(prepared('UPDATE device SET incarnation = $3, acked_seq = 0, acked_audit_seq = 0, audit_hash = $4, life_request = $5, life_known_incarnation = $6, life_known_acked_seq = $7 WHERE site_id = $1 AND id = $2', [siteId, device.id, incarnation, GENESIS, request, known.incarnation, known.ackedSeq]))
    const blocks = await load({ db, siteId }, find('number_block', { deviceId: device.id }))
    const now = o.clock()
    const context = { commandId: '', now, newId: derivedIds(uuidv7()), actor: { userId: deviceActor(device.id), name: device.name }, second: null, deviceId: device.id }
    const unused = blocks.filter((b) => retiredBlock(b) !== null)
    const finding = `${device.name} ${before.incarnation} → ${incarnation}; ${unused.map((b) => `${b.rangeId}: ${b.next}–${b.last}`).join(', ')}`.slice(0, 500)
    const put = caseOf('bench-restored', { unitId: null, requestId: null, patientId: null, finding }, context)
    const puts: Put[] = [...unused.map((b) => change('number_block', b, retiredBlock(b) ?? {})), put]
    await commitOwn(db, siteId, { deviceId: device.id, effects: { puts, labels: [], audit: { subjects: [`case:${put.doc.id}`], detail: { incarnation } } }, recordedAt: now, action: 'sync.newIncarnation', actorId: 'server', commandId: null })
    return { incarnation, known }
  })
}
