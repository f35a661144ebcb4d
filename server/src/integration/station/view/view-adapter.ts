import { z } from 'zod'
import pg from 'pg'
import { openPool } from '../../../platform/pool.ts'
import { PartnerAway, PartnerFault, type StationPort } from '../port.ts'

export interface ViewOptions {
  readonly url: string
  /** Columns of the station's table or view, by our names for them; checked, never quoted from elsewhere. */
  readonly table: string
  readonly hospitalCode: string | null
}

/** The shape of domain.md §2.3, and the names under which the mapping table finds the columns. */
const columns = { donation_code: '献血码', product_code: '血液产品码', product_name: '血液名称', volume: '容量', abo: 'ABO', rh: 'RH', expires_at: '失效日期', price: '血液价格' } as const
/** A row that was written before the last one we saw and committed after it is found as long as it is no older than this. */
const OVERLAP = "interval '36 hours'"
const MAX_NOTES = 2000

const row = z.object({ dispatch_no: z.string(), updated: z.string(), dispatch_date: z.string().nullable(), cells: z.record(z.string(), z.string().nullable()) })

/**
 * The station writes an intermediate table, the hospital reads it, and nothing else: the session is read-only, so not even a mistake of ours
 * writes. Notes that changed since the cursor come whole; the inbox knows those it has. Nothing can be sent this way.
 */
export function viewAdapter({ url, table, hospitalCode }: ViewOptions): StationPort {
  if (!/^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)?$/.test(table)) throw new Error(`no name of a table: ${table}`)
  const pool = openPool({ url, max: 1 })
  const sql = `SELECT dispatch_no, to_char(updated_at, 'YYYY-MM-DD HH24:MI:SS.MS') AS updated, to_char(dispatch_date, 'YYYY-MM-DD HH24:MI') AS dispatch_date,
      jsonb_build_object(${Object.keys(columns).map((name) => `'${name}', ${name === 'expires_at' ? `to_char(${name}, 'YYYY-MM-DD HH24:MI')` : `${name}::text`}`).join(', ')}) AS cells
    FROM ${table} WHERE ($2::text IS NULL OR hospital_code = $2) AND dispatch_no IN (
      SELECT dispatch_no FROM ${table} WHERE ($1::text IS NULL OR updated_at > $1::timestamp - ${OVERLAP}) AND ($2::text IS NULL OR hospital_code = $2)
      GROUP BY dispatch_no ORDER BY max(updated_at) LIMIT ${MAX_NOTES})
    ORDER BY dispatch_no, donation_code, product_code`
  return {
    carries: { incoming: ['dispatch'], outgoing: [] },
    async fetch(after) {
      const rows = await read(pool, sql, [after, hospitalCode])
      const notes = new Map<string, z.infer<typeof row>[]>()
      for (const one of rows) notes.set(one.dispatch_no, [...(notes.get(one.dispatch_no) ?? []), one])
      const documents = [...notes].map(([number, lines]) => ({
        kind: 'dispatch' as const, number, revision: latest(lines), declaredLines: null, head: lines[0]?.dispatch_date ? { 发血日期: lines[0].dispatch_date } : {},
        lines: lines.map(({ cells }) => Object.fromEntries(Object.entries(columns).map(([name, text]) => [text, cells[name] ?? ''])))
      }))
      return { documents, spoiled: [], next: null, cursor: capped(latest(rows)) ?? after }
    },
    acknowledge: () => Promise.resolve(),
    send: () => Promise.reject(new PartnerFault('nothing can be sent by a view')),
    close: async () => await pool.end()
  }
}

/** A clock of the station that ran ahead must not carry the cursor past notes to come: never later than our own Shanghai time. */
function capped(latestSeen: string): string | null {
  if (latestSeen === '') return null
  const now = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 23).replace('T', ' ')
  return latestSeen < now ? latestSeen : now
}

const latest = (lines: readonly { readonly updated: string }[]): string => lines.reduce((max, { updated }) => (updated > max ? updated : max), '')

async function read(pool: pg.Pool, sql: string, values: readonly (string | null)[]): Promise<z.infer<typeof row>[]> {
  let client: pg.PoolClient
  try {
    client = await pool.connect()
  } catch {
    throw new PartnerAway('the database of the station does not answer')
  }
  try {
    await client.query('BEGIN TRANSACTION READ ONLY')
    const { rows } = await client.query(sql, [...values])
    await client.query('COMMIT')
    return z.array(row).parse(rows)
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error instanceof pg.DatabaseError || error instanceof z.ZodError ? new PartnerFault(`the table is not as agreed (${error instanceof pg.DatabaseError ? (error.code ?? '') : 'values'})`) : new PartnerAway('the connection to the station broke')
  } finally {
    client.release()
  }
}
