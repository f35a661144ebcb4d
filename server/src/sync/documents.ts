import type pg from 'pg'
import { documentFields, type Field } from '../../../src/shared/commands/document-fields.ts'
import type { EntityName } from '../../../src/shared/commands/entities.ts'
import type { Load, Read } from '../../../src/shared/commands/load.ts'
import { prepared } from './prepared.ts'
import { isSetting, type SettingsView } from './settings-cache.ts'

/** What a query runs on: a pooled client inside its transaction, or the pool for a single read. */
export type Queryable = Pick<pg.ClientBase, 'query'>
export type Row = Readonly<Record<string, unknown>>

/** Where a command's reads are answered. */
export interface Source {
  readonly db: Queryable
  readonly siteId: string
  readonly settings?: SettingsView
}

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

/** One read as a query. Nulls are part of the text, since an index serves IS NULL but not IS NOT DISTINCT FROM. */
function queryOf(siteId: string, read: Read): ReturnType<typeof prepared> {
  const from = `SELECT ${columnsOf(read.entity)} FROM ${read.entity} WHERE site_id = $1`
  if (read.kind === 'get') return prepared(`${from} AND id = $2`, [siteId, read.id])
  const values: unknown[] = [siteId]
  const conditions = Object.entries(read.where).map(([key, value]) => {
    const { column } = fieldOf(read.entity, key)
    if (value === null) return ` AND ${quoted(column)} IS NULL`
    values.push(value)
    return ` AND ${quoted(column)} = $${values.length}`
  })
  return prepared(`${from}${conditions.join('')} ORDER BY id`, values)
}

async function answer({ db, siteId, settings }: Source, read: Read): Promise<unknown> {
  const key = settings !== undefined && isSetting(read.entity) ? JSON.stringify(read) : null
  const known = key === null ? undefined : settings?.known(key)
  if (known !== undefined) return known
  const { rows } = await db.query<Row>(queryOf(siteId, read))
  const documents = rows.map((row) => toDocument(read.entity, row))
  const found = read.kind === 'get' ? (documents[0] ?? null) : documents
  if (key !== null) settings?.keep(key, found)
  return found
}

/** Runs a command's reads to their end: the same generator that the bench drives without an await. */
export async function load<T>(source: Source, reads: Load<T>): Promise<T> {
  let step = reads.next()
  while (!step.done) step = reads.next(await answer(source, step.value))
  return step.value
}
