import type pg from 'pg'
import { entities, type EntityName } from '../../../src/shared/commands/entities.ts'
import type { ChangedDoc, SnapshotReply, SnapshotRequest } from '../../../src/shared/sync/changes.ts'
import { SyncRejected } from '../../../src/shared/sync/routes.ts'
import type { Device } from './device.ts'
import { columnsOf, toDocument, type Row } from './documents.ts'
import { prepared } from './prepared.ts'

const names = Object.keys(entities).toSorted() as EntityName[]

/** One page of all documents, by entity and id. The position is read first: what changes while pages are read comes again as a change. */
export async function snapshot(pool: pg.Pool, siteId: string, { device, request }: { readonly device: Device; readonly request: SnapshotRequest }): Promise<SnapshotReply> {
  const { rows } = await pool.query<{ head: number; acked_seq: number; incarnation: number; revoked_at: string | null }>(prepared('SELECT c.head, d.acked_seq, d.incarnation, d.revoked_at FROM sync_clock c JOIN device d ON d.site_id = c.site_id WHERE c.site_id = $1 AND d.id = $2', [siteId, device.id]))
  const now = rows[0]
  if (now === undefined) throw new SyncRejected('sync.unauthorised')
  if (now.revoked_at !== null) throw new SyncRejected('sync.revoked')
  if (now.incarnation !== request.incarnation) throw new SyncRejected('sync.forked')
  const docs: ChangedDoc[] = []
  let next: SnapshotReply['next'] = null
  for (const entity of names) {
    if (request.after !== null && entity < request.after.entity) continue
    const after = request.after?.entity === entity ? request.after.id : ''
    const left = request.limit - docs.length
    const page = await pool.query<Row>(prepared(`SELECT ${columnsOf(entity)} FROM ${entity} WHERE site_id = $1 AND id > $2 ORDER BY id LIMIT $3`, [siteId, after, left]))
    for (const row of page.rows) docs.push({ entity, doc: toDocument(entity, row) })
    if (docs.length < request.limit) continue
    const last = docs.at(-1)
    next = { entity, id: String(last?.doc['id']) }
    break
  }
  return { docs, position: now.head, next, ackedSeq: now.acked_seq }
}
