import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
  /** SHA-256 of the text with LF line ends, hex: a checkout on Windows is the same migration. */
  readonly checksum: string
}

export const migrationsFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..', 'db', 'migrations')

/** BEGIN of a plpgsql block is allowed by no rule of ours either, so every line that starts a statement of this kind is wrong. */
const ownTransaction = /^\s*(begin|commit|rollback|start\s+transaction|savepoint)\b/im

/**
 * The reviewed SQL files, `0001-first.sql` …, in order.
 * @throws Error when a number is missing or used twice, or when a file opens or ends a transaction itself
 */
export function readMigrations(folder = migrationsFolder): readonly Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
  return names.map((name, index) => {
    const version = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1])
    if (version !== index + 1) throw new Error(`${name}: expected the name ${String(index + 1).padStart(4, '0')}-….sql`)
    const sql = readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n')
    if (ownTransaction.test(sql)) throw new Error(`${name}: the migrator opens and ends the transaction, the file must not`)
    return { version, name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}
