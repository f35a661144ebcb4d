import type pg from 'pg'
import { findOne } from '../../../src/shared/commands/load.ts'
import { FAILURES_BEFORE_LOCK, LOCK_MINUTES, lockedMinutes } from '../../../src/shared/domain/identity/sign-in-lock.ts'
import type { User } from '../../../src/shared/domain/identity/user.ts'
import { refusal, type Refusal } from '../../../src/shared/domain/refusal-code.ts'
import { err, ok, type Result } from '../../../src/shared/kernel/result.ts'
import { instant, toMs, type Instant } from '../../../src/shared/kernel/time.ts'
import { load } from '../sync/documents.ts'
import type { PinChecker } from './pin-checker.ts'

export interface Credentials {
  readonly badge: string
  readonly pin: string
}

export interface CredentialOptions {
  readonly pool: pg.Pool
  readonly siteId: string
  readonly clock: () => Instant
  readonly pins: PinChecker
  /** A badge was locked just now: it is worth an entry in the audit chain. */
  readonly onLocked: (user: User) => Promise<void>
}

/**
 * Takes one attempt before the PIN is looked at, so that however many benches try at once, no more PINs are tried than the rule allows.
 * @returns how many were taken in a row, or null: the badge is locked
 */
async function takeAttempt({ pool, siteId }: CredentialOptions, badge: string, now: Instant): Promise<number | null> {
  const { rows } = await pool.query<{ count: number }>(
    `INSERT INTO sign_in_failure AS f (site_id, badge, count, last_at) VALUES ($1, $2, 1, $3)
     ON CONFLICT (site_id, badge) DO UPDATE SET count = f.count + 1, last_at = excluded.last_at WHERE f.count < $4 OR f.last_at <= $5 RETURNING count`,
    [siteId, badge, now, FAILURES_BEFORE_LOCK, instant(toMs(now) - LOCK_MINUTES * 60_000)]
  )
  return rows[0]?.count ?? null
}

/**
 * Who has this badge and PIN. Whoever was stopped is refused at once, also when that happened while the PIN was being checked.
 * @throws SyncRejected sync.busy; pg's errors of a database that is away
 */
export async function checkCredentials(o: CredentialOptions, { badge, pin }: Credentials): Promise<Result<User, Refusal & { readonly userId: string | null }>> {
  const { pool, siteId } = o
  const now = o.clock()
  const known = async (): Promise<User | null> => await load({ db: pool, siteId }, findOne('app_user', { badge }))
  const user = await known()
  const refuse = (reason: Refusal): Result<User, Refusal & { readonly userId: string | null }> => err({ ...reason, userId: user?.id ?? null })
  // Only badges that exist are counted: what strangers type fills no table.
  if (user === null) return refuse(refusal('identity.badge-unknown', { badge }))
  if (!user.active) return refuse(refusal('identity.user-inactive', { badge }))
  const attempts = await takeAttempt(o, badge, now)
  if (attempts === null) {
    const { rows } = await pool.query<{ count: number; lastAt: string }>('SELECT count, last_at AS "lastAt" FROM sign_in_failure WHERE site_id = $1 AND badge = $2', [siteId, badge])
    return refuse(refusal('identity.locked', { badge, minutes: Math.max(1, lockedMinutes(rows[0] ?? null, now)) }))
  }
  if (!(await o.pins.verify(pin, user.pinHash))) {
    if (attempts === FAILURES_BEFORE_LOCK) await o.onLocked(user)
    return refuse(refusal('identity.pin-wrong', { badge }))
  }
  await pool.query('DELETE FROM sign_in_failure WHERE site_id = $1 AND badge = $2', [siteId, badge])
  const still = await known()
  if (still?.active !== true) return refuse(refusal('identity.user-inactive', { badge }))
  return still.pinHash === user.pinHash ? ok(still) : refuse(refusal('identity.pin-wrong', { badge }))
}
