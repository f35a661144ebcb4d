import type pg from 'pg'
import type { Config } from './config.ts'
import { EmbeddedPostgres } from './embedded/embedded-postgres.ts'
import type { Logger } from './logger.ts'
import { migrate } from './migrate.ts'
import { openPool } from './pool.ts'
import { StartProblem } from './start-problem.ts'

export interface Database {
  readonly pool: pg.Pool
  /** With a password in it: for the pool of a tool, never for a log. */
  readonly url: string
  /** Null when the hospital's PostgreSQL is used. */
  readonly embedded: EmbeddedPostgres | null
  /** Waits for the queries that run, then ends the connections and our own PostgreSQL. */
  readonly stop: () => Promise<void>
}

const OLDEST_VERSION = 150_000

/** @throws StartProblem database.unreachable or database.too-old-server */
async function checkServer(pool: pg.Pool): Promise<void> {
  let version: number
  try {
    const found = await pool.query<{ version: string }>("SELECT current_setting('server_version_num') AS version")
    version = Number(found.rows[0]?.version)
  } catch (error) {
    // pg's message names the host and the reason, never the password.
    throw new StartProblem('database.unreachable', `the database of DATABASE_URL does not answer: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (version < OLDEST_VERSION) throw new StartProblem('database.too-old-server', `PostgreSQL ${Math.floor(version / 10_000)} is too old: 15 to 18 are supported`)
}

/**
 * Opens the hospital's database, or starts our own, and brings it to the newest migration.
 * @throws StartProblem with one of the `database.` codes; nothing is left running then
 */
export async function openDatabase(config: Config, log: Logger): Promise<Database> {
  const embedded = config.databaseUrl === undefined ? await EmbeddedPostgres.start({ dataFolder: config.dataFolder, log }) : null
  const url = embedded?.url() ?? config.databaseUrl ?? ''
  const pool = openPool({
    url,
    max: config.poolMax,
    throughPooler: config.databasePooler,
    onIdleError: (error) => log.warn({ reason: error.message }, 'an idle connection to the database broke'),
    ...(embedded === null && config.ca !== null && wantsTls(url) ? { tls: { ca: config.ca } } : {})
  })
  const stop = async (): Promise<void> => {
    if (!pool.ended) await pool.end()
    await embedded?.stop()
  }
  try {
    await checkServer(pool)
    for (const { name } of await migrate(pool)) log.info({ migration: name }, 'migration applied')
  } catch (error) {
    await stop()
    throw error
  }
  return { pool, url, embedded, stop }
}

const wantsTls = (url: string): boolean => !['disable', null].includes(new URL(url).searchParams.get('sslmode'))
