import type pg from 'pg'
import { documentFields, type Field } from '../../../src/shared/commands/document-fields.ts'
import type { EntityName } from '../../../src/shared/commands/entities.ts'
import type { Load, Read } from '../../../src/shared/commands/load.ts'
import { prepared } from './prepared.ts'

/** What a query runs on: a pooled client inside its transaction, or the pool for a single read. */
export type Queryable = Pick<pg.ClientBase, 'query'>
export type Row = Readonly<Record<string, unknown>>

const quoted = (column: string): string => `"${column}"`

/** Columns of a document without `site_id`, in the order of its schema. */
export const columnsOf = (entity: EntityName): string => documentFields[entity].map((f) => quoted(f.column)).join(', ')

/** pg has made booleans, numbers and jsonb what they are; only the names differ. */
export function toDocument(entity: EntityName, row: Row): Record<string, unknown> {
  return Object.fromEntries(documentFields[entity].map((f) => [f.name, row[f.column] ?? null]))
}

/** The document under its column names: one row of `jsonb_to_recordset`. */
export function toRow(entity: EntityName, doc: Row): Record<string, unknown> {
  return Object.fromEntries(documentFields[entity].map((f) => [f.column, doc[f.name] ?? null]))
}

const types: Readonly<Record<Field['kind'], string>> = { text: 'text', whole: 'bigint', number: 'double precision', boolean: 'boolean', json: 'jsonb' }

/** `"id" text, "version" bigint, …` for `jsonb_to_recordset`. */
export const recordOf = (entity: EntityName): string => documentFields[entity].map((f) => `${quoted(f.column)} ${types[f.kind]}`).join(', ')

function fieldOf(entity: EntityName, name: string): Field {
  const field = documentFields[entity].find((f) => f.name === name)
  if (field === undefined) throw new Error(`no field ${name} in ${entity}`)
  return field
}

/** One read of a command. Prepared once per connection and text; nulls are part of the text, since an index serves IS NULL but not IS NOT DISTINCT FROM. */
async function answer(db: Queryable, siteId: string, read: Read): Promise<unknown> {
  if (read.kind === 'get') {
    const { rows } = await db.query<Row>(prepared(`SELECT ${columnsOf(read.entity)} FROM ${read.entity} WHERE site_id = $1 AND id = $2`, [siteId, read.id]))
    return rows[0] === undefined ? null : toDocument(read.entity, rows[0])
  }
  const keys = Object.keys(read.where)
  const values: unknown[] = [siteId]
  const conditions = keys.map((key) => {
    const { column } = fieldOf(read.entity, key)
    const value = read.where[key] ?? null
    if (value === null) return `${quoted(column)} IS NULL`
    values.push(value)
    return `${quoted(column)} = $${values.length}`
  })
  const text = `SELECT ${columnsOf(read.entity)} FROM ${read.entity} WHERE ${['site_id = $1', ...conditions].join(' AND ')} ORDER BY id`
  const { rows } = await db.query<Row>(prepared(text, values))
  return rows.map((row) => toDocument(read.entity, row))
}

/** Runs a command's reads to their end: the same generator that the bench drives without an await. */
export async function load<T>(db: Queryable, siteId: string, reads: Load<T>): Promise<T> {
  let step = reads.next()
  while (!step.done) step = reads.next(await answer(db, siteId, step.value))
  return step.value
}
