import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { documentFields, type Field } from '../../../src/shared/commands/document-fields.ts'
import { entities, type EntityName } from '../../../src/shared/commands/entities.ts'
import { startTestDatabase, type TestDatabase } from '../../test-support/test-database.ts'

let database: TestDatabase
beforeAll(async () => void (database = await startTestDatabase()))
afterAll(() => database.stop())

interface Column {
  readonly table_name: string
  readonly column_name: string
  readonly data_type: string
  readonly is_nullable: 'YES' | 'NO'
}

const types: Readonly<Record<Field['kind'], string>> = { text: 'text', whole: 'bigint', number: 'double precision', boolean: 'boolean', json: 'jsonb' }
const nullable = (schema: z.ZodType): boolean => schema.safeParse(null).success

const columnsOf = async (): Promise<readonly Column[]> => (await database.pool.query<Column>("SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns WHERE table_schema = 'public' ORDER BY table_name, ordinal_position")).rows

describe('R20 the tables of the server are the documents that commands speak of', () => {
  test('R20 each document has a table with a column of the right type for each field, null only where the document may say null', async () => {
    const columns = await columnsOf()
    for (const [entity, { shape }] of Object.entries(entities)) {
      const schemas = shape as Readonly<Record<string, z.ZodType>>
      const wanted = documentFields[entity as EntityName].map((f) => ({ column: f.column, type: types[f.kind], null: nullable(schemas[f.name] ?? z.never()) ? 'YES' : 'NO' }))
      const found = columns.filter((c) => c.table_name === entity).map((c) => ({ column: c.column_name, type: c.data_type, null: c.is_nullable }))
      const byName = (a: { readonly column: string }, b: { readonly column: string }): number => (a.column < b.column ? -1 : 1)
      expect({ entity, columns: found.toSorted(byName) }).toEqual({ entity, columns: [{ column: 'site_id', type: 'text', null: 'NO' }, ...wanted].toSorted(byName) })
    }
  })

  test('R20 site_id stands first in every key and every index, and every key of a document ends with its id', async () => {
    const { rows } = await database.pool.query<{ table: string; primary: boolean; columns: readonly string[] }>(
      `SELECT t.relname AS "table", i.indisprimary AS "primary", array_agg(a.attname::text ORDER BY k.place) AS columns
       FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace
       JOIN unnest(i.indkey) WITH ORDINALITY AS k(attnum, place) ON true JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum
       WHERE n.nspname = 'public' GROUP BY t.relname, i.indexrelid, i.indisprimary`
    )
    const ours = rows.filter((r) => r.table in entities || ['command_log', 'command_repeated', 'feed', 'device', 'audit_entry', 'bench_audit', 'user_history', 'sync_clock'].includes(r.table))
    expect(ours.filter((r) => r.columns[0] !== 'site_id')).toEqual([])
    for (const entity of Object.keys(entities)) expect(rows.filter((r) => r.table === entity && r.primary).map((r) => r.columns)).toEqual([['site_id', 'id']])
  })

  test('R18 the table of issues itself refuses a second issue of a bag that counts, and keeps one that is a conflict', async () => {
    const insert = async (id: string, conflict: boolean): Promise<unknown> =>
      await database.pool.query(
        `INSERT INTO issue (site_id, id, version, unit_id, request_id, patient_id, issued_by, checked_by, issued_at, emergency, unknown_patient, conflict)
         VALUES ('main', $1, 1, 'bag', 'r', 'p', 'a', 'b', '2026-01-01T00:00:00.000Z', false, false, $2)`,
        [id, conflict]
      )
    await insert('1', false)
    await expect(insert('2', false)).rejects.toMatchObject({ code: '23505', constraint: 'issue_open' })
    await insert('3', true)
    await insert('4', true)
  })
})
