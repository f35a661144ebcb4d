import type pg from 'pg'
import { change } from '../../../src/shared/commands/effects.ts'
import { get } from '../../../src/shared/commands/load.ts'
import type { Instant } from '../../../src/shared/kernel/time.ts'
import { commitOwn } from './commit-command.ts'
import { load } from './documents.ts'
import { transaction } from './transaction.ts'

export interface DeviceRow {
  readonly id: string
  readonly name: string
  readonly enrolledAt: Instant
  readonly lastSeenAt: Instant | null
  readonly revokedAt: Instant | null
  readonly appVersion: string
}

const COLUMNS = 'id, name, enrolled_at AS "enrolledAt", last_seen_at AS "lastSeenAt", revoked_at AS "revokedAt", app_version AS "appVersion"'

/** Every bench that was ever enrolled, by name. */
export async function listDevices(pool: pg.Pool, siteId: string): Promise<readonly DeviceRow[]> {
  return (await pool.query<DeviceRow>(`SELECT ${COLUMNS} FROM device WHERE site_id = $1 ORDER BY name, enrolled_at`, [siteId])).rows
}

export type Revoked = { readonly kind: 'revoked'; readonly device: DeviceRow } | { readonly kind: 'unknown' } | { readonly kind: 'ambiguous'; readonly devices: readonly DeviceRow[] }

/**
 * Stops a bench for good, by its name or id: from its next call on it may neither push nor pull. What it holds stays with it: bags are
 * taken over with the bag in hand, its numbers are reported as unused.
 */
export async function revokeDevice(pool: pg.Pool, siteId: string, { name, now }: { readonly name: string; readonly now: Instant }): Promise<Revoked> {
  return await transaction(pool, async (db) => {
    const { rows } = await db.query<DeviceRow>(`SELECT ${COLUMNS} FROM device WHERE site_id = $1 AND (name = $2 OR id = $2) AND revoked_at IS NULL ORDER BY enrolled_at FOR UPDATE`, [siteId, name])
    const [device, ...more] = rows
    if (device === undefined) return { kind: 'unknown' }
    // Two benches of one name: somebody must say which.
    if (more.length > 0) return { kind: 'ambiguous', devices: rows }
    await db.query('UPDATE device SET revoked_at = $3 WHERE site_id = $1 AND id = $2', [siteId, device.id, now])
    const bench = await load({ db, siteId }, get('bench', device.id))
    const effects = { puts: bench === null ? [] : [change('bench', bench, { active: false })], labels: [], audit: { subjects: [`device:${device.id}`], detail: { name: device.name } } }
    await commitOwn(db, siteId, { deviceId: device.id, effects, recordedAt: now, action: 'device.revoked', actorId: 'server', commandId: null })
    return { kind: 'revoked', device: { ...device, revokedAt: now } }
  })
}
