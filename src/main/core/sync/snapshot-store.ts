import type { ChangedDoc } from '../../../shared/sync/changes.ts'
import type { WritableDatabase } from '../store/database.ts'
import { readDoc, type ReadDoc } from './base-writer.ts'

/** Documents read back at once: memory stays flat whatever the hospital holds. */
const PART = 1000

/** A snapshot of the server, laid page by page beside what the bench works with, on the disk and encrypted like everything else. */
export class SnapshotStore {
  readonly #db: WritableDatabase

  constructor(db: WritableDatabase) {
    this.#db = db
  }

  clear(): void {
    this.#db.prepare('DELETE FROM sync_snapshot').run()
  }

  /** One page in one transaction. Each document is read first: one that this app cannot understand stops the load, not the work. */
  add(docs: readonly ChangedDoc[]): void {
    const insert = this.#db.prepare('INSERT INTO sync_snapshot (entity, id, doc) VALUES (?, ?, ?) ON CONFLICT (entity, id) DO UPDATE SET doc = excluded.doc')
    this.#db.transaction(() => {
      for (const { entity, doc } of docs.map(readDoc)) insert.run(entity, doc.id, JSON.stringify(doc))
    }).immediate()
  }

  /** All documents in the order in which they came. Other statements may run between two of them. */
  *docs(): Generator<ReadDoc> {
    const part = this.#db.prepare<[number], { rowid: number; entity: string; doc: string }>(`SELECT rowid, entity, doc FROM sync_snapshot WHERE rowid > ? ORDER BY rowid LIMIT ${PART}`)
    for (let after = 0, rows = part.all(0); rows.length > 0; rows = part.all(after)) {
      for (const row of rows) yield readDoc({ entity: row.entity, doc: JSON.parse(row.doc) as Record<string, unknown> })
      after = rows.at(-1)?.rowid ?? after
    }
  }
}
