import type Database from 'better-sqlite3-multiple-ciphers'
import type { ReadableDatabase, WritableDatabase } from './database.ts'

/**
 * What queries get: statements that only read, prepared once, on the writer's own connection.
 * To prepare a query over the views costs 0.02 to 0.1 ms each time, often more than to run it; and a second connection
 * throws its cache away after every commit and decrypts its pages anew (ADR 0017).
 * The key is the text, so texts must be constants with bound values. A statement that is being iterated is busy: do not
 * ask the same text again, nor write, from inside the loop.
 * @throws Error when the text is no pure query: a bug of the caller
 */
export function readOnly(db: WritableDatabase): ReadableDatabase {
  const statements = new Map<string, Database.Statement>()
  const prepare = (sql: string): Database.Statement => {
    let statement = statements.get(sql)
    if (statement === undefined) {
      statement = db.prepare(sql)
      if (!statement.readonly || !statement.reader) throw new Error(`a query may only read: ${sql.slice(0, 80)}`)
      statements.set(sql, statement)
    }
    return statement
  }
  return { prepare: prepare as ReadableDatabase['prepare'] }
}
