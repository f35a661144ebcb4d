import type { CallOutput } from '../../../../shared/ipc/contract.ts'
import type { ReadableDatabase } from '../../store/database.ts'

type Step = CallOutput<'stock.unit'>['chain'][number]

/** Everything that was done to a bag, with people and times, oldest first: read from the audit chain itself. */
export function chainOf(db: ReadableDatabase, unitId: string): Step[] {
  const rows = db
    .prepare<[string], { seq: number; at: string; action: string; actor: string; second: string | null; detail: string }>(
      'SELECT e.seq, e.at, e.action, e.actor_name AS actor, e.second_name AS second, e.detail FROM audit_subject s JOIN audit_entry e ON e.seq = s.seq WHERE s.subject = ? ORDER BY e.seq'
    )
    .all(`unit:${unitId}`)
  return rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) as Step['detail'] }))
}
