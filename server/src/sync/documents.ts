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

async function ask({ db, siteId }: Source, read: Read): Promise<unknown> {
  const { rows } = await db.query<Row>(queryOf(siteId, read))
  const documents = rows.map((row) => toDocument(read.entity, row))
  return read.kind === 'get' ? (documents[0] ?? null) : documents
}

async function answer(source: Source, read: Read): Promise<unknown> {
  const { settings } = source
  if (settings === undefined || !isSetting(read.entity)) return await ask(source, read)
  const key = JSON.stringify(read)
  const known = settings.known(key)
  if (known !== undefined) return known
  const found = await ask(source, read)
  settings.keep(key, found)
  return found
}

/** The reads of one command: the same generator that the bench drives without an await. */
export class Reading<T> {
  readonly #reads: Load<T>
  readonly #step: ReturnType<Load<T>['next']>
  #first: Promise<unknown> | null = null

  constructor(reads: Load<T>) {
    this.#reads = reads
    this.#step = reads.next()
  }

  /** Sends the first read behind what is on its way, since it depends on nothing. A setting may be known: that is not asked. */
  async ahead(source: Source): Promise<void> {
    if (this.#step.done === true || isSetting(this.#step.value.entity)) return
    this.#first = ask(source, this.#step.value)
    await this.#first
  }

  async finish(source: Source): Promise<T> {
    let step = this.#step
    if (step.done !== true && this.#first !== null) step = this.#reads.next(await this.#first)
    while (step.done !== true) step = this.#reads.next(await answer(source, step.value))
    return step.value
  }
}

export async function load<T>(source: Source, reads: Load<T>): Promise<T> {
  return await new Reading(reads).finish(source)
}
