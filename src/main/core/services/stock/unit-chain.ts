import type { CallOutput } from '../../../../shared/ipc/contract.ts'
import type { ReadableDatabase } from '../../store/database.ts'

type Step = CallOutput<'stock.unit'>['chain'][number]

/** Fields of a detail that say a workstation by its id. */
const benchFields: ReadonlySet<string> = new Set(['holder', 'from', 'to', 'recallBy'])

/**
 * Everything that was done to a bag at this bench, with people and times, oldest first: read from the audit chain itself. Workstations are
 * said by their names where they are known.
 */
export function chainOf(db: ReadableDatabase, unitId: string): Step[] {
  const rows = db
    .prepare<[string], { seq: number; at: string; action: string; actor: string; second: string | null; detail: string }>(
      'SELECT e.seq, e.at, e.action, e.actor_name AS actor, e.second_name AS second, e.detail FROM audit_subject s JOIN audit_entry e ON e.seq = s.seq WHERE s.subject = ? ORDER BY e.seq'
    )
    .all(`unit:${unitId}`)
  const bench = db.prepare<[string], { name: string }>('SELECT name FROM bench WHERE id = ?')
  const named = ([field, value]: [string, Step['detail'][string]]): [string, Step['detail'][string]] => [field, benchFields.has(field) && typeof value === 'string' ? (bench.get(value)?.name ?? value) : value]
  return rows.map((row) => ({ ...row, detail: Object.fromEntries(Object.entries(JSON.parse(row.detail) as Step['detail']).map(named)) }))
}
