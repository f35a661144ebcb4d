import type { CallOutput } from '../../../../shared/ipc/contract.ts'
import type { BenchContext } from '../../bench-context.ts'

/** What came by itself and nobody has looked at yet. The gateway's own name stands in what it imported. */
export function stationNews({ db }: BenchContext, userId: string): CallOutput<'station.news'> {
  const count = (sql: string, ...values: readonly string[]): number => db.prepare<unknown[], { n: number }>(sql).get(...values)?.n ?? 0
  return {
    dispatches: count(`SELECT count(*) AS n FROM dispatch d WHERE d.state = 'open' AND d.imported_by LIKE 'server:%' AND NOT EXISTS (SELECT 1 FROM dispatch_line l WHERE l.dispatch_id = d.id AND l.outcome <> 'pending')`),
    notices: count('SELECT count(*) AS n FROM notice n WHERE NOT EXISTS (SELECT 1 FROM notice_read r WHERE r.notice_id = n.id AND r.user_id = ? AND r.notice_version >= n.version)', userId),
    recalls: count(`SELECT count(*) AS n FROM recall r WHERE r.state = 'open' AND EXISTS (SELECT 1 FROM recall_line l WHERE l.recall_id = r.id AND l.follow_up IS NULL AND l."where" IN ('locked', 'issued'))`),
    answers: count('SELECT count(*) AS n FROM reservation WHERE unseen = 1')
  }
}
