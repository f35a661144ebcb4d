import { createHash } from 'node:crypto'
import type { SyncInput, SyncOutput } from '../../../src/shared/sync/routes.ts'
import { mediaTypeOf } from '../../../src/shared/domain/attachments/attachment.ts'
import { SyncRejected } from '../../../src/shared/sync/routes.ts'
import type { Device } from './device.ts'
import type { Queryable } from './documents.ts'

interface At {
  readonly db: Queryable
  readonly siteId: string
}

/** Keeps bytes under their hash, once. */
export async function keepAttachment({ db, siteId }: At, sha256: string, bytes: Uint8Array): Promise<void> {
  await db.query('INSERT INTO attachment_bytes (site_id, sha256, bytes) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [siteId, sha256, Buffer.from(bytes)])
}

/** Only what some document names, and only when it is what it says: a bench that has gone wrong fills no disk. */
export async function putAttachment(at: At, device: Device, { sha256, bytes }: SyncInput<'putAttachment'>): Promise<SyncOutput<'putAttachment'>> {
  if (device.revokedAt !== null) throw new SyncRejected('sync.revoked')
  const read = Buffer.from(bytes, 'base64')
  const { rows } = await at.db.query<{ size: number }>('SELECT size FROM attachment WHERE site_id = $1 AND sha256 = $2 LIMIT 1', [at.siteId, sha256])
  const fits = rows[0]?.size === read.length && mediaTypeOf(read) !== null && createHash('sha256').update(read).digest('hex') === sha256
  if (!fits) throw new SyncRejected('sync.bad-request')
  await keepAttachment(at, sha256, read)
  return { kept: true }
}

export async function getAttachment({ db, siteId }: At, device: Device, { sha256 }: SyncInput<'getAttachment'>): Promise<SyncOutput<'getAttachment'>> {
  if (device.revokedAt !== null) throw new SyncRejected('sync.revoked')
  const { rows } = await db.query<{ bytes: Buffer }>('SELECT bytes FROM attachment_bytes WHERE site_id = $1 AND sha256 = $2', [siteId, sha256])
  return { bytes: rows[0]?.bytes.toString('base64') ?? null }
}
