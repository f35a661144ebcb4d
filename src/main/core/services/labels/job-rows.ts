import type { PrintJobRow } from '../../../../shared/ipc/contract/numbering.ts'
import type { ReadableDatabase } from '../../store/database.ts'

const columns = `id, unit_id AS unitId, self_number AS selfNumber, state, reason, json_extract(content, '$.reprint') AS reprint, created_at AS createdAt`

/** The last print job of each bag. */
export function jobsOfUnits(db: ReadableDatabase, unitIds: readonly string[]): Map<string, PrintJobRow> {
  const sql = `SELECT ${columns} FROM print_job WHERE unit_id IN (SELECT value FROM json_each(?)) ORDER BY seq`
  const rows = db.prepare<[string], PrintJobRow>(sql).all(JSON.stringify(unitIds))
  return new Map(rows.map((row) => [row.unitId ?? '', row]))
}

/** Open jobs first come first, then the last ones done: `+state` keeps SQLite on the index of places, where it stops at twenty. */
export function recentJobs(db: ReadableDatabase): PrintJobRow[] {
  const open = db.prepare<[], PrintJobRow>(`SELECT ${columns} FROM print_job WHERE state IN ('queued', 'sending', 'unknown', 'failed') ORDER BY seq LIMIT 500`).all()
  const done = db.prepare<[], PrintJobRow>(`SELECT ${columns} FROM print_job WHERE +state IN ('printed', 'cancelled') ORDER BY seq DESC LIMIT 20`).all()
  return [...open, ...done]
}
