import { z } from 'zod'
import type { ReadableDatabase } from '../../store/database.ts'

const received = z.object({ rawScans: z.array(z.string()) })

/** The codes of a bag as they were read at the door: they stand in the command that received it, found by the audit entry of the bag. */
export function rawScansOf(db: ReadableDatabase, unitId: string): string[] {
  const row = db
    .prepare<[string], { payload: string }>(
      "SELECT o.payload FROM audit_subject s JOIN audit_entry e ON e.seq = s.seq JOIN outbox o ON o.command_id = e.command_id WHERE s.subject = ? AND e.action = 'receiving.receiveBag' ORDER BY e.seq LIMIT 1"
    )
    .get(`unit:${unitId}`)
  const read = row === undefined ? null : received.safeParse(JSON.parse(row.payload))
  return read?.success ? read.data.rawScans : []
}
