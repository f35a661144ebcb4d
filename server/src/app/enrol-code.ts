import { createHash, randomInt } from 'node:crypto'
import type pg from 'pg'

/** Without I, O, 0 and 1: the code is read aloud and typed. 32^12 codes, and each lives a day. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const LENGTH = 12
const LIFE_MS = 24 * 60 * 60 * 1000

/** The code as typed (small letters, hyphens, blanks) → SHA-256 of what it means, hex: the form that `enrol_code` keeps. */
export function enrolCodeHash(typed: string): string {
  return createHash('sha256').update(typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')).digest('hex')
}

/**
 * A new one-time code for a bench of that name, kept as its hash only.
 * @returns the code in groups of four, and the ISO time until which it is good
 */
export async function makeEnrolCode(pool: pg.Pool, siteId: string, deviceName: string): Promise<{ readonly code: string; readonly expiresAt: string }> {
  const code = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  const expiresAt = new Date(Date.now() + LIFE_MS).toISOString()
  await pool.query('INSERT INTO enrol_code (site_id, code_hash, device_name, expires_at, used_at) VALUES ($1, $2, $3, $4, NULL)', [siteId, enrolCodeHash(code), deviceName, expiresAt])
  return { code: code.match(/.{4}/g)?.join('-') ?? code, expiresAt }
}
