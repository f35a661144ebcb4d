import type { WritableDatabase } from '../../src/main/core/store/database.ts'
import { DocumentWriter } from '../../src/main/core/store/documents.ts'
import { documentsOf, unitId } from './invented-documents.ts'

export interface Fill {
  readonly from: number
  readonly size: number
}

/** Where the number of the bag goes into a column of the pattern row. `i` is the bag's number. */
const hex = `lower(printf('%012x', i))`
const id = `'018f0000-0000-7000-8000-' || ${hex}`
const din = `'A' || printf('%04d', 1000 + i / 1000000) || '26' || printf('%06d', i % 1000000)`
const number = `'A26' || printf('%07d', i)`
const day = (start: string, spread: number): string => `strftime('%Y-%m-%dT%H:%M:%S.000Z', '${start}', '+' || (i % ${spread}) || ' days')`

/** Rows of each table: how many bags there are to one row, and the columns that differ. The rest is as in the pattern. */
const tables: readonly { readonly table: string; readonly every: number; readonly columns: Readonly<Record<string, string>> }[] = [
  {
    table: 'base_unit',
    every: 1,
    columns: {
      id, din, self_number: number, abo: `CASE i % 4 WHEN 0 THEN 'A' WHEN 1 THEN 'B' WHEN 2 THEN 'AB' ELSE 'O' END`, rhd: `CASE i % 300 WHEN 0 THEN 'neg' ELSE 'pos' END`,
      // Most bags are long gone, as in a real house: one in fifty is in stock.
      state: `CASE i % 50 WHEN 0 THEN 'in-stock' ELSE 'issued' END`, expires_at: day('2027-01-01', 40)
    }
  },
  { table: 'base_self_number', every: 1, columns: { id, number, unit_id: id } },
  { table: 'base_issue', every: 2, columns: { id, unit_id: id, request_id: `'018f0000-0000-7000-8000-' || printf('%012x', i / 3 * 3)`, issued_at: day('2024-01-01', 900) } },
  { table: 'base_request', every: 3, columns: { id, number: `'REQ' || i`, patient_id: `'018f0000-0000-7000-8000-' || printf('%012x', i / 9 * 9)`, issued_quantity: `CASE i % 300 WHEN 0 THEN 0 ELSE 2 END` } },
  { table: 'base_patient', every: 9, columns: { id, record_number: `'Z' || i` } },
  { table: 'base_dispatch', every: 100, columns: { id, number: `'D' || i`, state: `CASE WHEN i % 100000 = 0 THEN 'open' ELSE 'finished' END` } },
  { table: 'base_dispatch_line', every: 5, columns: { id, din, unit_id: id, dispatch_id: `'018f0000-0000-7000-8000-' || printf('%012x', i / 100 * 100)`, line_no: 'i % 100' } },
  { table: 'outbox', every: 2, columns: { seq: 'NULL', command_id: `'c' || ${id}` } },
  { table: 'print_job', every: 10, columns: { id, unit_id: id, self_number: number, seq: 'i + 1000000' } }
]

const chunk = 50_000

/**
 * Fills the confirmed layer up to `size` bags with their numbers, issues, requests, lists, commands and labels: preparation,
 * not what is measured. Patterns are written as documents; the rest is copied from them by SQL, with indexes and
 * triggers taken away and made again afterwards.
 */
export function fillUnits(db: WritableDatabase, { from, size }: Fill): void {
  const pattern = patternRows(db)
  // A crash costs a database that is made anew: no journal, everything in memory until it is written once.
  for (const p of ['wal_checkpoint(TRUNCATE)', 'journal_mode = OFF', 'synchronous = OFF', 'temp_store = MEMORY', 'cache_size = -600000']) db.pragma(p)
  const made = db.prepare<[], { sql: string; name: string; type: string }>(`SELECT sql, name, type FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name IN (${tables.map((t) => `'${t.table}'`).join(', ')}) AND type IN ('index', 'trigger')`).all()
  for (const one of made) db.exec(`DROP ${one.type} ${one.name}`)
  for (const { table, every, columns } of tables) {
    const row = pattern.get(table) ?? {}
    const names = Object.keys(row)
    const values = names.map((name) => columns[name] ?? `@${name}`)
    const insert = db.prepare(`INSERT INTO ${table} (${names.map((n) => `"${n}"`).join(', ')})
      WITH RECURSIVE bag(i) AS (SELECT @first UNION ALL SELECT i + @every FROM bag WHERE i + @every < @end) SELECT ${values.join(', ')} FROM bag`)
    for (let start = from; start < size; start += chunk) {
      const first = Math.ceil(start / every) * every
      if (first < size) insert.run({ ...row, first, every, end: Math.min(size, start + chunk) })
    }
  }
  db.exec(`DELETE FROM unit_tally; INSERT INTO unit_tally SELECT state, component_class, abo, rhd, count(*) FROM base_unit GROUP BY state, component_class, abo, rhd`)
  for (const one of made) db.exec(one.sql)
  for (const p of ['journal_mode = WAL', 'synchronous = FULL', 'temp_store = DEFAULT', 'cache_size = -32768']) db.pragma(p)
}

/** One row of each table as the documents of today make it: a new field needs no change here. */
function patternRows(db: WritableDatabase): Map<string, Record<string, string | number | null>> {
  const writer = new DocumentWriter(db)
  db.exec('BEGIN')
  try {
    for (const put of documentsOf(9_999_999_999)) writer.put(put, 'base')
    const at = '2026-11-01T00:00:00.000Z'
    db.exec(`INSERT INTO outbox (command_id, name, version, kind, payload, payload_hash, actor_id, second_id, occurred_at, state, written) VALUES ('pattern', 'stock.quarantineUnit', 1, 'fact', '{"unitId":"${unitId(0)}","reason":"性能测量"}', '${'a'.repeat(64)}', 'one', NULL, '${at}', 'settled', '{"documents":[],"printJobs":[]}')`)
    db.exec(`INSERT INTO print_job (id, kind, label_id, unit_id, self_number, printer_id, state, content, copy, created_at, updated_at, seq) VALUES ('pattern', 'self-number-label', NULL, NULL, NULL, NULL, 'printed', '{"reprint":0,"componentName":"去白细胞悬浮红细胞"}', 0, '${at}', '${at}', 0)`)
    return new Map(tables.map(({ table }) => {
      const row = db.prepare<[], Record<string, string | number | null>>(`SELECT * FROM ${table} ORDER BY rowid DESC LIMIT 1`).get()
      if (row === undefined) throw new Error(`no pattern for ${table}`)
      return [table, row]
    }))
  } finally {
    db.exec('ROLLBACK')
  }
}
