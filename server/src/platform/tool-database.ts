import path from 'node:path'
import type { Config } from './config.ts'
import { openDatabase, type Database } from './database.ts'
import { runningCluster } from './embedded/running-cluster.ts'
import type { Logger } from './logger.ts'
import { migrate } from './migrate.ts'
import { openPool } from './pool.ts'

/**
 * The database for a command beside the server (`enrol`): when the server runs on its own PostgreSQL, that one is used and left
 * running; otherwise the database is opened as the server would.
 * @throws StartProblem with one of the `database.` codes
 */
export async function openToolDatabase(config: Config, log: Logger): Promise<Database> {
  const url = config.databaseUrl === undefined ? await runningCluster(path.resolve(config.dataFolder)) : null
  if (url === null) return await openDatabase(config, log)
  const pool = openPool({ url, max: 2 })
  try {
    await migrate(pool)
  } catch (error) {
    await pool.end()
    throw error
  }
  return { pool, url, embedded: null, stop: () => pool.end() }
}
