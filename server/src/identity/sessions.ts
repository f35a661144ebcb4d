import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { get } from '../../../src/shared/commands/load.ts'
import type { User } from '../../../src/shared/domain/identity/user.ts'
import { addHours, instant, toMs, type Instant } from '../../../src/shared/kernel/time.ts'
import { sha256 } from '../platform/sha256.ts'
import { load } from '../sync/documents.ts'

/** A shift, and the break in it after which one signs in anew. */
const LIFE_HOURS = 12
const IDLE_MINUTES = 30

export interface SessionOptions {
  readonly pool: pg.Pool
  readonly siteId: string
  readonly clock: () => Instant
}

/** Opens a session. The token is 32 random bytes: it says nothing about who has it. */
export async function openSession({ pool, siteId, clock }: SessionOptions, userId: string): Promise<{ readonly token: string; readonly expiresAt: Instant }> {
  const token = randomBytes(32).toString('base64url')
  const now = clock()
  const expiresAt = addHours(now, LIFE_HOURS)
  await pool.query('INSERT INTO app_session (site_id, token_hash, user_id, opened_at, last_used_at, expires_at, ended_at) VALUES ($1, $2, $3, $4, $4, $5, NULL)', [siteId, sha256(token), userId, now, expiresAt])
  return { token, expiresAt }
}

/**
 * Whose session this is; null: none, ended, too old, unused for too long, or of somebody who was stopped. Sessions of a person whose record
 * changes end with that change (commit-command.ts); asking for `active` here too costs nothing and needs no trust in that.
 */
export async function sessionOf({ pool, siteId, clock }: SessionOptions, token: string): Promise<User | null> {
  const now = clock()
  const { rows } = await pool.query<{ user_id: string }>(
    `UPDATE app_session SET last_used_at = $3 WHERE site_id = $1 AND token_hash = $2 AND ended_at IS NULL AND expires_at > $3 AND last_used_at > $4 RETURNING user_id`,
    [siteId, sha256(token), now, instant(toMs(now) - IDLE_MINUTES * 60_000)]
  )
  const user = rows[0] === undefined ? null : await load({ db: pool, siteId }, get('app_user', rows[0].user_id))
  return user?.active === true ? user : null
}

/** @returns false when it was no open session */
export async function endSession({ pool, siteId, clock }: SessionOptions, token: string): Promise<boolean> {
  const { rowCount } = await pool.query('UPDATE app_session SET ended_at = $3 WHERE site_id = $1 AND token_hash = $2 AND ended_at IS NULL', [siteId, sha256(token), clock()])
  return rowCount === 1
}
