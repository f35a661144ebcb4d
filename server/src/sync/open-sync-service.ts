import type pg from 'pg'
import { GENESIS } from '../../../src/shared/kernel/genesis.ts'
import { instant, type Instant } from '../../../src/shared/kernel/time.ts'
import { SyncRejected } from '../../../src/shared/sync/routes.ts'
import type { SyncPort } from '../app/sync-port.ts'
import { openIdentity, type IdentityPort } from '../identity/open-identity.ts'
import { getAttachment, putAttachment } from './attachments.ts'
import { changes } from './changes.ts'
import type { Device } from './device.ts'
import { authenticate, enrol } from './enrol.ts'
import { FeedTail } from './feed-tail.ts'
import { trimFeed } from './feed-trim.ts'
import { HeadWatch } from './head-watch.ts'
import { newIncarnation } from './incarnation.ts'
import type { LeaseNotes } from './lease-notes.ts'
import { passOver } from './pass-over.ts'
import { push } from './push.ts'
import { seedPractice } from './seed-practice.ts'
import { session } from './session.ts'
import { SettingsCache } from './settings-cache.ts'
import { snapshot } from './snapshot.ts'
import { withClient } from './transaction.ts'

export interface SyncServiceOptions {
  readonly siteId: string
  readonly siteName: string
  readonly serverVersion: string
  /** Fill an empty database with the invented demo hospital. */
  readonly practice: 'off' | 'empty' | 'shift' | 'full'
  /** Days of changes that are kept; the rest is cut once an hour. Absent: never cut. */
  readonly feedDays?: number
  /** Where leases of numbers are noted outside the database. Absent: nowhere, and a database that was put back may lease some again. */
  readonly leases?: LeaseNotes
  readonly clock?: () => Instant
}

export type SyncService = SyncPort<Device> & { /** A push of a bench that was stopped, from a stick (import-outbox.ts). */ readonly pushStopped: SyncPort<Device>['push']; readonly identity: IdentityPort; readonly stop: () => Promise<void> }

const TRIM_EVERY_MS = 3_600_000

/** The server of one site on an open database at its newest migration. */
export async function openSyncService(pool: pg.Pool, options: SyncServiceOptions): Promise<SyncService> {
  const { siteId, practice } = options
  const o = { clock: (): Instant => instant(Date.now()), ...options, pool, settings: new SettingsCache() }
  await pool.query('INSERT INTO sync_clock (site_id, head, feed_floor, settings_position, audit_seq, audit_hash) VALUES ($1, 0, 0, 0, 0, $2) ON CONFLICT DO NOTHING', [siteId, GENESIS])
  await pool.query('INSERT INTO settings_turn (site_id) VALUES ($1) ON CONFLICT DO NOTHING', [siteId])
  if (practice === 'shift' || practice === 'full') await seedPractice(pool, siteId, { now: o.clock(), practice })
  const { leases } = options
  if (leases !== undefined) await withClient(pool, (client) => passOver(client, siteId, { leases, except: null, now: o.clock() }))
  const watch = new HeadWatch(pool, siteId)
  const identity = openIdentity(pool, o)
  const tail = new FeedTail(pool, siteId)
  const { feedDays } = options
  // Two servers may do it at once; a failure (the database is away) waits for the next hour.
  const trim = (): void => void (feedDays === undefined ? null : trimFeed(pool, siteId, { now: o.clock(), keepDays: feedDays }).catch(() => undefined))
  const trimming = setInterval(trim, TRIM_EVERY_MS).unref()
  return {
    authenticate: (token) => authenticate(pool, siteId, token),
    enrol: (request) => enrol(o, request),
    session: (device, request) => session(o, device, request),
    push: async (device, request) => {
      const reply = await push(o, device, request)
      watch.moved(reply.head)
      return reply
    },
    pushStopped: (device, request) => push({ ...o, stopped: true }, device, request),
    changes: (device, request) => changes({ pool, siteId, tail }, device, request),
    snapshot: (device, request) => snapshot(pool, siteId, { device, request }),
    verify: async (device, request) => {
      if (device.revokedAt !== null) throw new SyncRejected('sync.revoked')
      return await identity.verify(request)
    },
    putAttachment: (device, request) => putAttachment({ db: pool, siteId }, device, request),
    getAttachment: (device, request) => getAttachment({ db: pool, siteId }, device, request),
    identity,
    incarnation: async (device, request) => {
      const reply = await newIncarnation(o, device, request)
      await watch.head()
      return reply
    },
    head: () => watch.head(),
    onHead: (listener) => watch.listen(listener),
    stop: async () => {
      clearInterval(trimming)
      watch.stop()
      tail.stop()
      await identity.stop()
    }
  }
}
