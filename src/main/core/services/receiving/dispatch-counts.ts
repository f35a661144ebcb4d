import type { ReadableDatabase } from '../../store/database.ts'
import { layeredCount } from '../../store/layered-count.ts'

const sql = layeredCount({ entity: 'dispatch_line', by: ['outcome', 'listed'], where: '#.dispatch_id = @dispatchId', fixed: '#.dispatch_id = @dispatchId' })

export interface DispatchCounts {
  total: number
  pending: number
  accepted: number
  quarantined: number
  rejected: number
  missing: number
  extra: number
}

/** How far the verification of a dispatch is. `total` counts listed bags; `extra` those that came without being listed; what the station took off its list is neither. */
export function dispatchCounts(db: ReadableDatabase, dispatchId: string): DispatchCounts {
  const rows = db.prepare<[object], { outcome: string; listed: number; n: number }>(sql).all({ dispatchId })
  const sum = (keep: (row: (typeof rows)[number]) => boolean): number => rows.filter(keep).reduce((n, r) => n + r.n, 0)
  const of = (outcome: string): number => sum((r) => r.outcome === outcome)
  return {
    total: sum((r) => r.listed === 1),
    pending: of('pending'),
    accepted: of('accepted'),
    quarantined: of('quarantined'),
    rejected: of('rejected'),
    missing: sum((r) => r.outcome === 'missing' && r.listed === 1),
    extra: sum((r) => r.outcome !== 'missing' && r.listed === 0)
  }
}
