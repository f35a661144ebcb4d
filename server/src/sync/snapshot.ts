import type pg from 'pg'
import { entities, type EntityName } from '../../../src/shared/commands/entities.ts'
import type { ChangedDoc, SnapshotReply, SnapshotRequest } from '../../../src/shared/sync/changes.ts'
import { GENESIS } from '../../../src/shared/kernel/genesis.ts'
import { SyncRejected } from '../../../src/shared/sync/routes.ts'
import type { Device } from './device.ts'
import { columnsOf, toDocument, type Row } from './documents.ts'
import { historyAt } from './history.ts'
import { prepared } from './prepared.ts'

const names = Object.keys(entities).toSorted() as EntityName[]

interface Stand {
  readonly head: number
  readonly feed_floor: number
  readonly audit_hash: string
  readonly acked_seq: number
  readonly incarnation: number
  readonly revoked_at: string | null
  /** Head of the audit chain at the position of the snapshot that is read on. */
  readonly history: string | null
}

const STAND = `SELECT c.head, c.feed_floor, c.audit_hash, d.acked_seq, d.incarnation, d.revoked_at, coalesce(${historyAt('$3')}, $4) AS history FROM sync_clock c JOIN device d ON d.site_id = c.site_id WHERE c.site_id = $1 AND d.id = $2`

/**
 * One page of all documents, by entity and id. The position is read first: what changes while pages are read comes again as a change. A bench
 * that was cut off reads on where it was, for as long as the changes from the first page on are all still here; else it begins anew.
 */
export async function snapshot(pool: pg.Pool, siteId: string, { device, request }: { readonly device: Device; readonly request: SnapshotRequest }): Promise<SnapshotReply> {
  const { of } = request
  const { rows } = await pool.query<Stand>(prepared(STAND, [siteId, device.id, of?.position ?? 0, of?.position === 0 ? GENESIS : null]))
  const now = rows[0]
  if (now === undefined) throw new SyncRejected('sync.unauthorised')
  if (now.revoked_at !== null) throw new SyncRejected('sync.revoked')
  if (now.incarnation !== request.incarnation) throw new SyncRejected('sync.forked')
  const stands = of !== undefined && of.position >= now.feed_floor && of.position <= now.head && of.history === now.history
  const from = of === undefined || stands ? request.after : null
  const docs: ChangedDoc[] = []
  let next: SnapshotReply['next'] = null
  for (const entity of names) {
    if (from !== null && entity < from.entity) continue
    const after = from?.entity === entity ? from.id : ''
    const left = request.limit - docs.length
    const page = await pool.query<Row>(prepared(`SELECT ${columnsOf(entity)} FROM ${entity} WHERE site_id = $1 AND id > $2 ORDER BY id LIMIT $3`, [siteId, after, left]))
    for (const row of page.rows) docs.push({ entity, doc: toDocument(entity, row) })
    if (docs.length < request.limit) continue
    const last = docs.at(-1)
    next = { entity, id: String(last?.doc['id']) }
    break
  }
  return { docs, ...(stands ? of : { position: now.head, history: now.audit_hash }), next, ackedSeq: now.acked_seq }
}
