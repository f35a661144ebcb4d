import type { Put } from '../../../src/shared/commands/effects.ts'
import { documentFields } from '../../../src/shared/commands/document-fields.ts'
import type { EntityName } from '../../../src/shared/commands/entities.ts'
import { columnsOf, recordOf, toRow, type Queryable } from './documents.ts'
import { prepared } from './prepared.ts'

/** Somebody else changed one of the documents after it was read: the whole transaction is done again. */
export class StaleDocument extends Error {}

interface Group {
  readonly entity: EntityName
  readonly kind: 'create' | 'change'
  readonly rows: Record<string, unknown>[]
}

/** Puts of one command by table and kind, so that each table is one part of one statement however many rows it gets. */
function groupsOf(puts: readonly Put[]): Group[] {
  const groups = new Map<string, Group>()
  for (const { entity, doc } of puts) {
    const kind = doc.version === 1 ? 'create' : 'change'
    const key = `${kind}:${entity}`
    const group = groups.get(key) ?? { entity, kind, rows: [] }
    group.rows.push(toRow(entity, doc))
    groups.set(key, group)
  }
  return [...groups.values()].toSorted((a, b) => `${a.entity}${a.kind}`.localeCompare(`${b.entity}${b.kind}`))
}

function partOf({ entity, kind }: Group, parameter: number): string {
  const rows = `jsonb_to_recordset($${parameter}::jsonb) AS r(${recordOf(entity)})`
  if (kind === 'create') return `INSERT INTO ${entity} (site_id, ${columnsOf(entity)}) SELECT $1, r.* FROM ${rows} RETURNING 1`
  const set = documentFields[entity].slice(1).map((f) => `"${f.column}" = r."${f.column}"`).join(', ')
  // The guard: only over the version that was read.
  return `UPDATE ${entity} t SET ${set} FROM ${rows} WHERE t.site_id = $1 AND t.id = r.id AND t.version = r.version - 1 RETURNING 1`
}

/**
 * Writes new versions of documents, each over the version before or none: one statement for all of a command's documents.
 * @throws StaleDocument when one was changed meanwhile; pg's 23505 when one with its id or name exists
 */
export async function writeDocuments(db: Queryable, siteId: string, puts: readonly Put[]): Promise<void> {
  const groups = groupsOf(puts)
  if (groups.length === 0) return
  const parts = groups.map((group, i) => `p${i} AS (${partOf(group, i + 2)})`)
  const text = `WITH ${parts.join(', ')} SELECT ${groups.map((_, i) => `(SELECT count(*) FROM p${i})`).join(' + ')} AS n`
  const { rows } = await db.query<{ n: number }>(prepared(text, [siteId, ...groups.map((g) => JSON.stringify(g.rows))]))
  if (rows[0]?.n !== puts.length) throw new StaleDocument(`${puts.length} documents, ${String(rows[0]?.n)} written`)
}
