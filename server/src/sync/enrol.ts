import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { create } from '../../../src/shared/commands/effects.ts'
import { GENESIS } from '../../../src/shared/kernel/genesis.ts'
import type { Instant } from '../../../src/shared/kernel/time.ts'
import { SyncRejected } from '../../../src/shared/sync/routes.ts'
import { OLDEST_PULL } from '../../../src/shared/sync/version.ts'
import type { EnrolReply, EnrolRequest } from '../../../src/shared/sync/session.ts'
import { enrolCodeHash } from '../app/enrol-code.ts'
import { commitOwn } from './commit-command.ts'
import type { Device } from './device.ts'
import { prepared } from './prepared.ts'
import { transaction } from './transaction.ts'

interface Options {
  readonly pool: pg.Pool
  readonly siteId: string
  readonly siteName: string
  readonly clock: () => Instant
}

const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex')

/** A one-time code becomes a device and its key. The key is said once; its hash alone is kept. */
export async function enrol(o: Options, request: EnrolRequest): Promise<EnrolReply> {
  // A bench that is newer than the server enrols and waits; one too old to pull would only be told to update.
  if (request.protocol < OLDEST_PULL) throw new SyncRejected('sync.too-old')
  const now = o.clock()
  const deviceId = uuidv7()
  const deviceKey = randomBytes(32).toString('hex')
  await transaction(o.pool, async (db) => {
    const { rowCount } = await db.query('UPDATE enrol_code SET used_at = $3 WHERE site_id = $1 AND code_hash = $2 AND used_at IS NULL AND expires_at > $3', [o.siteId, enrolCodeHash(request.code), now])
    if (rowCount !== 1) throw new SyncRejected('sync.bad-code')
    await db.query(
      `INSERT INTO device (site_id, id, name, key_hash, incarnation, acked_seq, acked_audit_seq, audit_hash, enrolled_at, revoked_at, last_seen_at, app_version)
       VALUES ($1, $2, $3, $4, 1, 0, 0, $5, $6, NULL, $6, $7)`,
      [o.siteId, deviceId, request.deviceName, hashOf(deviceKey), GENESIS, now, request.appVersion]
    )
    await commitOwn(db, o.siteId, { deviceId, effects: { puts: [create('bench', { id: deviceId, name: request.deviceName, active: true })], labels: [], audit: { subjects: [`device:${deviceId}`], detail: { name: request.deviceName } } }, recordedAt: now, action: 'device.enrolled', actorId: 'server', commandId: null })
  })
  return { deviceId, deviceKey, incarnation: 1, siteId: o.siteId, siteName: o.siteName }
}

/** `<deviceId>.<deviceKey>` → the device; null when there is none or the key is another's. */
export async function authenticate(pool: pg.Pool, siteId: string, token: string): Promise<Device | null> {
  const [id = '', key = ''] = token.split('.')
  const { rows } = await pool.query<{ name: string; key_hash: string; incarnation: number; revoked_at: string | null }>(prepared('SELECT name, key_hash, incarnation, revoked_at FROM device WHERE site_id = $1 AND id = $2', [siteId, id]))
  const found = rows[0]
  if (found === undefined || !timingSafeEqual(Buffer.from(found.key_hash), Buffer.from(hashOf(key)))) return null
  return { id, name: found.name, incarnation: found.incarnation, revokedAt: found.revoked_at }
}
