import type pg from 'pg'
import type { SessionReply, SessionRequest, Verdict } from '../../../src/shared/sync/session.ts'
import { OLDEST_PULL, PROTOCOL } from '../../../src/shared/sync/version.ts'
import type { Instant } from '../../../src/shared/kernel/time.ts'
import { SyncRejected } from '../../../src/shared/sync/routes.ts'
import type { Device } from './device.ts'
import { historyAt, isOtherHistory } from './history.ts'
import { prepared } from './prepared.ts'

interface Now {
  readonly head: number
  readonly feed_floor: number
  readonly acked_seq: number
  readonly acked_audit_seq: number
  readonly incarnation: number
  readonly revoked_at: string | null
  /** Head of the audit chain at the position of the bench's cursor; null: nothing stands there. */
  readonly history: string | null
}

interface Options {
  readonly pool: pg.Pool
  readonly siteId: string
  readonly clock: () => Instant
  readonly serverVersion: string
}

/** Who the bench is to the server, and where both stand. */
export async function session(o: Options, device: Device, request: SessionRequest): Promise<SessionReply> {
  const { rows } = await o.pool.query<Now>(prepared(
    `UPDATE device d SET last_seen_at = $3, app_version = $4 FROM sync_clock c WHERE c.site_id = d.site_id AND d.site_id = $1 AND d.id = $2 RETURNING c.head, c.feed_floor, d.acked_seq, d.acked_audit_seq, d.incarnation, d.revoked_at, ${historyAt('$5')} AS history`,
    [o.siteId, device.id, o.clock(), request.appVersion, request.cursor]
  ))
  const now = rows[0]
  if (now === undefined) throw new SyncRejected('sync.unauthorised')
  const verdict = verdictOf(now, request)
  return {
    verdict,
    // A client too old to pull may still push: what happened must not stay on one disk (design §5).
    mayPush: verdict === 'ok' || verdict === 'clientTooOld' || verdict === 'resyncRequired',
    mayPull: verdict === 'ok',
    head: now.head, incarnation: now.incarnation, ackedSeq: now.acked_seq, ackedAuditSeq: now.acked_audit_seq, serverTime: o.clock(), serverVersion: o.serverVersion
  }
}

/** The gravest reason first. Pure but for its two arguments. */
export function verdictOf(now: Now, r: SessionRequest): Verdict {
  if (now.revoked_at !== null) return 'deviceRevoked'
  // Behind what it was told is done, or of another life: an old image or a second copy of this database.
  if (r.incarnation !== now.incarnation || r.lastSeq < now.acked_seq) return 'deviceForked'
  if (r.protocol > PROTOCOL) return 'serverTooOld'
  if (r.protocol < OLDEST_PULL) return 'clientTooOld'
  // Ahead of the server: its database was put back to an older state. With another history: put back, and others have gone on.
  if (r.cursor < now.feed_floor || r.cursor > now.head || isOtherHistory(r, now.history)) return 'resyncRequired'
  return 'ok'
}
