import { find, get } from '../../../../shared/commands/load.ts'
import type { CallOutput } from '../../../../shared/ipc/contract.ts'
import { addHours } from '../../../../shared/kernel/time.ts'
import type { BenchContext } from '../../bench-context.ts'
import { dispatchCounts } from '../receiving/dispatch-counts.ts'
import { unitRows } from '../unit-rows.ts'
import { unitTally } from '../unit-tally.ts'

/** 今日: what is there, what waits, what is about to go wrong. */
export function overview(bench: BenchContext): Omit<CallOutput<'ops.overview'>, 'lowRanges'> {
  const { db, documents } = bench
  const now = bench.clock()
  const site = documents.run(get('site', 'site'))
  const soon = addHours(now, site?.expiringSoonHours ?? 72)
  const tally = unitTally(db)
  const byState = [...new Set(tally.map((t) => t.state))].map((state) => ({ state, count: tally.filter((t) => t.state === state).reduce((n, t) => n + t.count, 0) }))
  const count = (state: string): number => byState.find((s) => s.state === state)?.count ?? 0
  const unknown = db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM print_job WHERE state IN ('unknown', 'failed')`).get()
  const open = db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM request WHERE state <> 'cancelled' AND issued_quantity < quantity`).get()
  return {
    stock: tally.filter((t) => t.state === 'in-stock').map(({ componentClass, abo, rhd, count: n }) => ({ componentClass, abo, rhd, count: n })),
    byState,
    expiringSoon: unitRows(db, { where: `u.state = 'in-stock' AND u.expires_at > ? AND u.expires_at <= ?`, values: [now, soon], limit: 50 }),
    expired: unitRows(db, { where: `u.state IN ('received', 'numbered', 'in-stock') AND u.expires_at <= ?`, values: [addHours(now, -1 / 60)], limit: 50 }),
    openDispatches: documents.run(find('dispatch', { state: 'open' })).map((d) => {
      const { pending, total } = dispatchCounts(db, d.id)
      return { id: d.id, number: d.number, stationName: d.stationName, pending, total, importedAt: d.importedAt }
    }),
    waitingForNumber: count('received'),
    waitingForScanBack: count('numbered'),
    printsToResolve: unknown?.n ?? 0,
    openRequests: open?.n ?? 0
  }
}
