import type pg from 'pg'
import { readMigrations, type Migration } from './migration-files.ts'
import { StartProblem } from './start-problem.ts'

interface Applied {
  readonly version: number
  readonly name: string
  readonly checksum: string
}

/** Version 0 is no migration: its row is what two servers that start at once wait on. */
const LOCK_VERSION = 0

const makeTable = `CREATE TABLE IF NOT EXISTS schema_migration (
  version integer PRIMARY KEY,
  name text NOT NULL,
  checksum text NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now()
)`

/** Two servers that make the table at the same moment: one is told that it, or its type, exists. */
const beatenCodes = new Set(['23505', '42P07', '42710', '40001', '40P01'])

const codeOf = (error: unknown): string => (error !== null && typeof error === 'object' && 'code' in error ? String(error.code) : '')

async function prepare(pool: pg.Pool): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await pool.query(makeTable)
      await pool.query("INSERT INTO schema_migration (version, name, checksum) VALUES ($1, 'lock', '') ON CONFLICT DO NOTHING", [LOCK_VERSION])
      return
    } catch (error) {
      if (attempt === 5 || !beatenCodes.has(codeOf(error))) throw error
    }
  }
}

/** @throws StartProblem when the database was made by a newer app or by another history of migrations */
function verify(applied: readonly Applied[], known: readonly Migration[]): void {
  const newest = applied.at(-1)?.version ?? 0
  if (newest > known.length) {
    throw new StartProblem(
      'database.newer',
      `the database is at migration ${newest} and this server knows ${known.length}: it was used by a newer server; start that one`
    )
  }
  for (const [index, row] of applied.entries()) {
    const migration = known[index]
    if (migration?.version === row.version && migration.checksum === row.checksum) continue
    throw new StartProblem(
      'database.migration-changed',
      `migration ${row.version} (${row.name}) of this database is not the one of this server: one of the two was changed after it was applied`
    )
  }
}

/** One step in one transaction; true when there may be another. The lock row is held to its end, so two servers take turns. */
async function step(client: pg.PoolClient, known: readonly Migration[]): Promise<Migration | null> {
  await client.query('BEGIN')
  try {
    // A migration of a big table may take long; it runs with nobody connected, and half of it would be worse.
    await client.query('SET LOCAL statement_timeout = 0')
    await client.query('SET LOCAL lock_timeout = 0')
    await client.query('SELECT version FROM schema_migration WHERE version = $1 FOR UPDATE', [LOCK_VERSION])
    const applied = await client.query<Applied>('SELECT version, name, checksum FROM schema_migration WHERE version > $1 ORDER BY version', [LOCK_VERSION])
    verify(applied.rows, known)
    const next = known[applied.rows.length]
    if (next) {
      await client.query(next.sql)
      await client.query('INSERT INTO schema_migration (version, name, checksum) VALUES ($1, $2, $3)', [next.version, next.name, next.checksum])
    }
    await client.query('COMMIT')
    return next ?? null
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

/**
 * Brings the database to the newest migration, each in a transaction of its own: a failed one leaves the ones before it.
 * Several servers may call it at once.
 * @returns the migrations that were applied now
 * @throws StartProblem database.newer, database.migration-changed or database.migration-failed
 */
export async function migrate(pool: pg.Pool, folder?: string): Promise<readonly Migration[]> {
  const known = readMigrations(folder)
  await prepare(pool)
  const client = await pool.connect()
  const done: Migration[] = []
  try {
    for (let next = await step(client, known); next; next = await step(client, known)) done.push(next)
  } catch (error) {
    if (error instanceof StartProblem) throw error
    const name = known[done.length]?.name ?? 'the check'
    throw new StartProblem('database.migration-failed', `migration ${name} failed and left nothing: ${error instanceof Error ? error.message : String(error)}`)
  } finally {
    client.release()
  }
  return done
}
