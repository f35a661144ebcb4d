import type { Statement as SqliteStatement } from 'better-sqlite3'
import { documentFields as fields, type Field } from '../../../shared/commands/document-fields.ts'
import { entities, type EntityName } from '../../../shared/commands/entities.ts'
import type { Put } from '../../../shared/commands/effects.ts'
import type { Read } from '../../../shared/commands/load.ts'
import type { ReadableDatabase, WritableDatabase } from './database.ts'

type Value = string | number | null
type Row = Record<string, Value>
type Statement = SqliteStatement<unknown[]>
export type Layer = 'base' | 'local'

function toDocument(entity: EntityName, row: Row): Record<string, unknown> {
  const doc: Record<string, unknown> = {}
  for (const f of fields[entity]) {
    const value = row[f.column] ?? null
    doc[f.name] = value === null ? value : f.kind === 'boolean' ? value === 1 : f.kind === 'json' ? JSON.parse(String(value)) : value
  }
  return doc
}

function toValue(field: Field, value: unknown): Value {
  if (value === null || value === undefined) return null
  if (field.kind === 'boolean') return value === true ? 1 : 0
  return field.kind === 'json' ? JSON.stringify(value) : (value as Value)
}

/** The columns of a row in the order of its entity's fields. */
export function rowValues(entity: EntityName, doc: Readonly<Record<string, unknown>>): Value[] {
  return fields[entity].map((f) => toValue(f, doc[f.name]))
}

/** Thrown when a document was changed since it was read. Inside one writer's transaction that is a bug. */
export class StaleDocument extends Error {}

/** Documents of the bench as commands see them: reads go through the views, writes into one layer. */
export class Documents {
  readonly #db: ReadableDatabase
  readonly #statements = new Map<string, Statement>()

  constructor(db: ReadableDatabase) {
    this.#db = db
  }

  /** Answers one read of a command's `load`. */
  answer(read: Read): unknown {
    if (read.kind === 'get') {
      const row = this.#prepare(`SELECT * FROM ${read.entity} WHERE id = ?`).get(read.id) as Row | undefined
      return row === undefined ? null : toDocument(read.entity, row)
    }
    const keys = Object.keys(read.where)
    const columns = keys.map((key) => {
      const field = fields[read.entity].find((f) => f.name === key)
      if (field === undefined) throw new Error(`no field ${key} in ${read.entity}`)
      return `"${field.column}" IS ?`
    })
    const where = columns.length === 0 ? '' : `WHERE ${columns.join(' AND ')}`
    const rows = this.#prepare(`SELECT * FROM ${read.entity} ${where} ORDER BY id`).all(...keys.map((k) => read.where[k] ?? null)) as Row[]
    return rows.map((row) => toDocument(read.entity, row))
  }

  /** Runs a `load` to its end. */
  run<T>(load: Generator<Read, T, unknown>): T {
    let step = load.next()
    while (!step.done) step = load.next(this.answer(step.value))
    return step.value
  }

  #prepare(sql: string): Statement {
    let statement = this.#statements.get(sql)
    if (statement === undefined) this.#statements.set(sql, (statement = this.#db.prepare<unknown[]>(sql)))
    return statement
  }
}

/** Writes new versions of documents into a layer, each over the version before or not at all. */
export class DocumentWriter {
  readonly #db: WritableDatabase
  readonly #statements = new Map<string, Statement>()

  constructor(db: WritableDatabase) {
    this.#db = db
  }

  put({ entity, doc }: Put, layer: Layer): void {
    const values = rowValues(entity, doc)
    if (layer === 'local') {
      // The version before may stand in either layer.
      const known = this.#statement(`SELECT version FROM ${entity} WHERE id = ?`).get(doc.id) as { version: number } | undefined
      if ((known?.version ?? 0) !== doc.version - 1) throw new StaleDocument(`${entity} ${doc.id}: version ${known?.version ?? 0}, write of ${doc.version}`)
      this.#statement(sql[entity].upsert).run(...values)
    } else if (doc.version === 1) {
      this.#statement(sql[entity].insert).run(...values)
    } else this.#change(entity, { id: doc.id, version: doc.version, values })
  }

  /** Writes only the columns that differ: SQLite makes anew every index that has a column of the SET, changed or not. */
  #change(entity: EntityName, { id, version, values }: { readonly id: string; readonly version: number; readonly values: readonly Value[] }): void {
    const row = this.#statement(`SELECT * FROM base_${entity} WHERE id = ?`).get(id) as Row | undefined
    if (row?.['version'] !== version - 1) throw new StaleDocument(`${entity} ${id}: write of ${version} found no version ${version - 1}`)
    const changed = fields[entity].flatMap(({ column }, i) => (row[column] === values[i] ? [] : [{ column, value: values[i] ?? null }]))
    this.#statement(`UPDATE base_${entity} SET ${changed.map((c) => `"${c.column}" = ?`).join(', ')} WHERE id = ?`).run(...changed.map((c) => c.value), id)
  }

  #statement(text: string): Statement {
    let statement = this.#statements.get(text)
    if (statement === undefined) this.#statements.set(text, (statement = this.#db.prepare<unknown[]>(text)))
    return statement
  }
}

function sqlOf(entity: EntityName): { readonly insert: string; readonly upsert: string } {
  const columns = fields[entity].map((f) => `"${f.column}"`)
  const into = (layer: Layer): string => `INSERT INTO ${layer}_${entity} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
  return {
    insert: into('base'),
    upsert: `${into('local')} ON CONFLICT (id) DO UPDATE SET ${columns.slice(1).map((c) => `${c} = excluded.${c}`).join(', ')}`
  }
}

/** Made once: the texts are asked for with every document that is written. */
const sql = Object.fromEntries(Object.keys(entities).map((e) => [e, sqlOf(e as EntityName)])) as Record<EntityName, ReturnType<typeof sqlOf>>
