import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Result } from '../../../shared/kernel/result.ts'
import { err, ok } from '../../../shared/kernel/result.ts'

/** The part of Electron's safeStorage that is used, so that the rule can be tested without it. */
export interface Vault {
  readonly available: boolean
  readonly encrypt: (text: string) => Buffer
  readonly decrypt: (bytes: Buffer) => string
}

export type KeyProblem = 'vault-missing' | 'practice-folder' | 'key-unreadable'

/**
 * The 32-byte key of the local database as hex, made at the first start.
 * Real work: kept in the user data folder, encrypted by the operating system's key store; without one there is no key and no start.
 * Practice (invented data only): where there is no key store a file that only this user can read, and the caller logs a warning.
 * A folder once used with a plain key is never used for real work.
 */
export function databaseKey(options: { readonly dir: string; readonly practice: boolean; readonly vault: Vault }): Result<
  { readonly key: string; readonly protectedBy: 'vault' | 'file' },
  KeyProblem
> {
  const sealed = path.join(options.dir, 'database-key.enc')
  const plain = path.join(options.dir, 'database-key.practice')
  if (existsSync(plain)) {
    if (!options.practice) return err('practice-folder')
    return checked(readFileSync(plain, 'utf8').trim(), 'file')
  }
  if (existsSync(sealed)) {
    if (!options.vault.available) return err('vault-missing')
    try {
      return checked(options.vault.decrypt(readFileSync(sealed)), 'vault')
    } catch {
      return err('key-unreadable')
    }
  }
  if (!options.vault.available && !options.practice) return err('vault-missing')
  const key = randomBytes(32).toString('hex')
  if (options.vault.available) keep(sealed, options.vault.encrypt(key))
  else keep(plain, Buffer.from(key))
  return ok({ key, protectedBy: options.vault.available ? 'vault' : 'file' })
}

function checked(key: string, protectedBy: 'vault' | 'file') {
  return /^[0-9a-f]{64}$/.test(key) ? ok({ key, protectedBy } as const) : err('key-unreadable' as const)
}

/** Whole or not at all: half a key would lose the database. */
function keep(file: string, bytes: Buffer): void {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, bytes, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
}
