import { createHash } from 'node:crypto'
import pg from 'pg'
import { migrate } from '../../server/src/platform/migrate.ts'
import { openPool } from '../../server/src/platform/pool.ts'
import { documentFields } from '../../src/shared/commands/document-fields.ts'
import type { EntityName } from '../../src/shared/commands/entities.ts'

type Rows = Record<string, unknown>[]

/** What the server wrote for commands: log, audit entry (one for each position) and feed. */
export interface WrittenRows {
  readonly log: Rows
  readonly audit: Rows
  readonly feed: Rows
  readonly head: number
}

const short = (text: string): string => createHash('sha1').update(text).digest('hex').slice(0, 12)
const run = async (db: pg.Client, text: string, values: unknown[]): Promise<void> => void (await db.query({ name: short(text), text, values }))

function insertInto(table: string, columns: readonly string[]): string {
  return `INSERT INTO ${table} (${columns.map((c) => `"${c}"`).join(', ')}) VALUES (${columns.map((_, i) => `$${i + 1}`).join(', ')})`
}

/** The rows of the commands after a position, at most `limit` commands. */
export async function rowsAfter(pool: pg.Pool, position: number, limit = 1_000_000): Promise<WrittenRows> {
  const log = (await pool.query<Record<string, unknown>>('SELECT * FROM command_log WHERE position > $1 ORDER BY position LIMIT $2', [position, limit])).rows
  const head = Number(log.at(-1)?.['position'] ?? position)
  const get = async (sql: string): Promise<Rows> => (await pool.query<Record<string, unknown>>(sql, [position, head])).rows
  const audit = await get('SELECT * FROM audit_entry WHERE seq > $1 AND seq <= $2 ORDER BY seq')
  const feed = await get('SELECT * FROM feed WHERE position > $1 AND position <= $2 ORDER BY position')
  return { log, audit, feed, head }
}

/**
 * Bare PostgreSQL: the very rows that the server wrote for each command, written again into a copy of the database on the same server, with the same
 * tables and indexes, each command in a transaction of its own, by prepared statements and the plain driver. No rule, no read, no hash, no guard.
 */
export class BarePeer {
  readonly #db: pg.Client

  private constructor(db: pg.Client) {
    this.#db = db
  }

  /** Makes the database `peer` beside the one of the pool and copies what it holds now: the peer changes rows that are there. */
  static async open(pool: pg.Pool, url: (name: string) => string): Promise<BarePeer> {
    await pool.query('CREATE DATABASE peer')
    const copy = openPool({ url: url('peer'), max: 1 })
    await migrate(copy)
    await copy.end()
    const db = new pg.Client({ connectionString: url('peer') })
    await db.connect()
    await db.query('BEGIN')
    for (const table of ['sync_clock', 'device']) {
      for (const row of (await pool.query<Record<string, unknown>>(`SELECT * FROM ${table}`)).rows) await run(db, insertInto(table, Object.keys(row)), Object.values(row))
    }
    for (const [entity, fields] of Object.entries(documentFields)) {
      const columns = ['site_id', ...fields.map((f) => f.column)]
      for (const row of (await pool.query<Record<string, unknown>>(`SELECT * FROM ${entity}`)).rows) {
        await run(db, insertInto(entity, columns), columns.map((c) => (fields.find((f) => f.column === c)?.kind === 'json' ? JSON.stringify(row[c]) : row[c])))
      }
    }
    await db.query('COMMIT')
    return new BarePeer(db)
  }

  async write(rows: WrittenRows): Promise<void> {
    const feed = new Map<unknown, Rows>()
    for (const row of rows.feed) feed.set(row['position'], [...(feed.get(row['position']) ?? []), row])
    for (const [i, log] of rows.log.entries()) {
      const audit = rows.audit[i] ?? {}
      await this.#db.query('BEGIN')
      for (const change of feed.get(log['position']) ?? []) {
        const entity = change['entity'] as EntityName
        const doc = change['doc'] as Record<string, unknown>
        const fields = documentFields[entity]
        const values = fields.map((f) => (f.kind === 'json' ? JSON.stringify(doc[f.name]) : (doc[f.name] ?? null)))
        if (doc['version'] === 1) await run(this.#db, insertInto(entity, ['site_id', ...fields.map((f) => f.column)]), ['main', ...values])
        else await run(this.#db, `UPDATE ${entity} SET ${fields.slice(1).map((f, k) => `"${f.column}" = $${k + 3}`).join(', ')} WHERE site_id = $1 AND id = $2`, ['main', ...values])
        await run(this.#db, insertInto('feed', Object.keys(change)), Object.values(change).map((v) => (v === doc ? JSON.stringify(v) : v)))
      }
      await run(this.#db, insertInto('audit_entry', Object.keys(audit)), Object.values(audit))
      await run(this.#db, insertInto('command_log', Object.keys(log)), Object.values(log))
      await run(this.#db, 'UPDATE device SET acked_seq = $2 WHERE site_id = $1 AND id = $3', ['main', log['seq'], log['device_id']])
      await run(this.#db, 'UPDATE sync_clock SET head = $2, audit_seq = $3, audit_hash = $4 WHERE site_id = $1', ['main', log['position'], audit['seq'], audit['hash']])
      await this.#db.query('COMMIT')
    }
  }

  /** Both databases hold the same documents at the end, or the comparison was of different work. */
  async mustEqual(pool: pg.Pool): Promise<void> {
    for (const entity of ['unit', 'dispatch_line', 'self_number', 'number_block']) {
      const sql = `SELECT count(*) AS n, sum(version) AS v FROM ${entity}`
      const [a, b] = [(await pool.query<{ n: unknown; v: unknown }>(sql)).rows[0], (await this.#db.query<{ n: unknown; v: unknown }>(sql)).rows[0]]
      if (String(a?.n) !== String(b?.n) || String(a?.v) !== String(b?.v)) throw new Error(`${entity} differs: ${JSON.stringify([a, b])}`)
    }
  }

  async close(): Promise<void> {
    await this.#db.end()
  }
}
