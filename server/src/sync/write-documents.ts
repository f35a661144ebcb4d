import type { Put } from '../../../src/shared/commands/effects.ts'
import { documentFields } from '../../../src/shared/commands/document-fields.ts'
import type { EntityName } from '../../../src/shared/commands/entities.ts'
import { columnsOf, recordOf, toRow } from './documents.ts'
import { prepared } from './prepared.ts'

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

/** A part of the statement; `add` takes a value and gives its parameter. */
function partOf({ entity, kind, rows }: Group, add: (value: unknown) => string): string {
  const fields = documentFields[entity]
  const [row, ...more] = rows
  if (row === undefined || more.length > 0) return partOfMany(entity, kind, add(JSON.stringify(rows)))
  // One row by its key, as nearly always: of a record set the planner expects a hundred, and reads the whole table for them.
  const values = fields.map((f) => add(f.kind === 'json' && row[f.column] !== null ? JSON.stringify(row[f.column]) : row[f.column]))
  if (kind === 'create') return `INSERT INTO ${entity} (site_id, ${columnsOf(entity)}) VALUES ($1, ${values.join(', ')}) RETURNING 1`
  const set = fields.flatMap((f, i) => (f.name === 'id' ? [] : [`"${f.column}" = ${values[i] ?? ''}`]))
  const [id, version] = [values[fields.findIndex((f) => f.name === 'id')], add(Number(row['version']) - 1)]
  // The guard: only over the version that was read.
  return `UPDATE ${entity} SET ${set.join(', ')} WHERE site_id = $1 AND id = ${id ?? ''} AND version = ${version} RETURNING 1`
}

function partOfMany(entity: EntityName, kind: Group['kind'], parameter: string): string {
  const rows = `jsonb_to_recordset(${parameter}::jsonb) AS r(${recordOf(entity)})`
  if (kind === 'create') return `INSERT INTO ${entity} (site_id, ${columnsOf(entity)}) SELECT $1, r.* FROM ${rows} RETURNING 1`
  const set = documentFields[entity].slice(1).map((f) => `"${f.column}" = r."${f.column}"`).join(', ')
  return `UPDATE ${entity} t SET ${set} FROM ${rows} WHERE t.site_id = $1 AND t.id = r.id AND t.version = r.version - 1 RETURNING 1`
}

/**
 * SQLSTATE of a guard that failed: somebody else was faster, and the whole transaction is done again. The database itself raises it (a
 * division by zero), so that the statements behind it and the COMMIT can be sent without waiting: they fail with the transaction.
 */
export const GUARD_FAILED = '22012'

/** SQL that raises GUARD_FAILED unless the condition holds. */
export const guard = (condition: string): string => `1 / (CASE WHEN ${condition} THEN 1 ELSE 0 END)`

/**
 * Writes new versions of documents, each over the version before or none: one statement for all of a command's documents, or none. It
 * fails with GUARD_FAILED when one was changed meanwhile, with 23505 when one with its id or name exists.
 */
export function documentWrites(siteId: string, puts: readonly Put[]): ReturnType<typeof prepared>[] {
  const groups = groupsOf(puts)
  if (groups.length === 0) return []
  const values: unknown[] = [siteId, puts.length]
  const add = (value: unknown): string => `$${values.push(value)}`
  const parts = groups.map((group, i) => `p${i} AS (${partOf(group, add)})`)
  const written = groups.map((_, i) => `(SELECT count(*) FROM p${i})`).join(' + ')
  return [prepared(`WITH ${parts.join(', ')} SELECT ${guard(`${written} = $2::bigint`)}`, values)]
}
