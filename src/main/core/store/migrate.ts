import { existsSync } from 'node:fs'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import type { WritableDatabase } from './database.ts'
import { migrations } from './migrations/all.ts'

export type MigrationProblem =
  /** The file is encrypted with another key, or is no database. */
  | { readonly code: 'store.unreadable'; readonly detail: string }
  /** A newer Hemobench has written it: this one must not touch it. */
  | { readonly code: 'store.from-the-future'; readonly detail: string }

/**
 * Brings the database to the version this program knows. Each step is one transaction together with its `user_version`,
 * after a copy of a database that held anything was put beside the file. A database from the future is refused, never opened half understood.
 */
export function migrate(db: WritableDatabase, file: string): Result<{ from: number; to: number }, MigrationProblem> {
  let from: number
  try {
    from = db.pragma('user_version', { simple: true }) as number
    db.prepare('SELECT count(*) FROM sqlite_master').get()
  } catch (error) {
    return err({ code: 'store.unreadable', detail: error instanceof Error ? error.message : String(error) })
  }
  if (from > migrations.length) {
    return err({ code: 'store.from-the-future', detail: `database version ${from}, this program knows ${migrations.length}` })
  }
  for (let version = from; version < migrations.length; version += 1) {
    const backup = `${file}.before-${version + 1}`
    if (from > 0 && !existsSync(backup)) db.exec(`VACUUM INTO '${backup.replaceAll("'", "''")}'`)
    db.exec('BEGIN IMMEDIATE')
    try {
      db.exec(migrations[version] ?? '')
      db.pragma(`user_version = ${version + 1}`)
      db.exec('COMMIT')
    } catch (error) {
      db.exec('ROLLBACK')
      throw error
    }
  }
  return ok({ from, to: migrations.length })
}
