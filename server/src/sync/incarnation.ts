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
import type { IncarnationReply } from '../../../src/shared/sync/session.ts'
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

/**
 * A database that is an old image or a second copy begins a new life: sequence from 1, and the numbers of its blocks are never given out
 * again, since nobody knows which of them stand on labels. Somebody has to look at it.
 */
export async function newIncarnation(o: Options, device: Device): Promise<IncarnationReply> {
  return await transaction(o.pool, async (db) => {
    const { siteId } = o
    const { rows } = await db.query<{ incarnation: number; revoked_at: string | null }>(prepared('SELECT incarnation, revoked_at FROM device WHERE site_id = $1 AND id = $2 FOR UPDATE', [siteId, device.id]))
    const before = rows[0]
    if (before === undefined) throw new SyncRejected('sync.unauthorised')
    if (before.revoked_at !== null) throw new SyncRejected('sync.revoked')
    const incarnation = before.incarnation + 1
    await db.query(prepared('UPDATE device SET incarnation = $3, acked_seq = 0, acked_audit_seq = 0, audit_hash = $4 WHERE site_id = $1 AND id = $2', [siteId, device.id, incarnation, GENESIS]))
    const blocks = await load({ db, siteId }, find('number_block', { deviceId: device.id }))
    const now = o.clock()
    const context = { commandId: '', now, newId: derivedIds(uuidv7()), actor: { userId: deviceActor(device.id), name: device.name }, second: null, deviceId: device.id }
    const unused = blocks.filter((b) => retiredBlock(b) !== null)
    const finding = `${device.name} ${before.incarnation} → ${incarnation}; ${unused.map((b) => `${b.rangeId}: ${b.next}–${b.last}`).join(', ')}`.slice(0, 500)
    const put = caseOf('bench-restored', { unitId: null, requestId: null, patientId: null, finding }, context)
    const puts: Put[] = [...unused.map((b) => change('number_block', b, retiredBlock(b) ?? {})), put]
    await commitOwn(db, siteId, { deviceId: device.id, effects: { puts, labels: [], audit: { subjects: [`case:${put.doc.id}`], detail: { incarnation } } }, recordedAt: now, action: 'sync.newIncarnation', actorId: 'server', commandId: null })
    return { incarnation }
  })
}
