import type { Statement } from 'better-sqlite3'
import { documentFields } from '../../../shared/commands/document-fields.ts'
import { entities, type EntityName } from '../../../shared/commands/entities.ts'
import type { ChangedDoc } from '../../../shared/sync/changes.ts'
import type { WritableDatabase } from '../store/database.ts'
import { rowValues, type Layer } from '../store/documents.ts'

/** A document that this app cannot read: it is too old for what the server has. Nothing of the page is applied. */
export class UnreadableDocument extends Error {}

export interface ReadDoc {
  readonly entity: EntityName
  readonly doc: Readonly<Record<string, unknown>> & { readonly id: string }
}

/** Checked against the schema of its entity: what the server sent is input like any other. */
export function readDoc({ entity, doc }: ChangedDoc): ReadDoc {
  if (!Object.hasOwn(entities, entity)) throw new UnreadableDocument(`entity ${entity}`)
  const name = entity as EntityName
  const parsed = entities[name].safeParse(doc)
  if (!parsed.success) throw new UnreadableDocument(`${entity} ${String(doc['id'])}: ${parsed.error.issues[0]?.path.join('.') ?? ''}`)
  return { entity: name, doc: parsed.data }
}

const names = Object.keys(entities) as EntityName[]

/** Writes confirmed documents as they are. Only inside the transaction of a pull. */
export class BaseWriter {
  readonly #db: WritableDatabase
  readonly #statements = new Map<string, Statement<unknown[]>>()

  constructor(db: WritableDatabase) {
    this.#db = db
  }

  /**
   * All of a page: first the old versions go, then the new ones come. A unique name may have moved from one document to another, and the
   * state at the end of the page keeps every such rule, while those in between need not.
   */
  putAll(docs: readonly ReadDoc[]): void {
    for (const { entity, doc } of docs) this.#statement(`DELETE FROM base_${entity} WHERE id = ?`).run(doc.id)
    for (const { entity, doc } of docs) this.#statement(insertInto(entity)).run(...rowValues(entity, doc))
  }

  /**
   * Of a snapshot. Its later pages may be newer than its earlier ones, so that two documents carry one unique name for a moment: the one
   * that comes later wins, and the changes from the first page on, which follow, bring the other as it is now.
   */
  replace({ entity, doc }: ReadDoc): void {
    this.#statement(insertInto(entity, ' OR REPLACE')).run(...rowValues(entity, doc))
  }

  clear(layer: Layer): void {
    for (const entity of names) this.#statement(`DELETE FROM ${layer}_${entity}`).run()
  }

  #statement(text: string): Statement<unknown[]> {
    let statement = this.#statements.get(text)
    if (statement === undefined) this.#statements.set(text, (statement = this.#db.prepare<unknown[]>(text)))
    return statement
  }
}

function insertInto(entity: EntityName, or = ''): string {
  const columns = documentFields[entity].map((f) => `"${f.column}"`)
  return `INSERT${or} INTO base_${entity} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
}
