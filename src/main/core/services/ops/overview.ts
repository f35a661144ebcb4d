import { find, get } from '../../../../shared/commands/load.ts'
import type { CallOutput } from '../../../../shared/ipc/contract.ts'
import { addHours } from '../../../../shared/kernel/time.ts'
import type { BenchContext } from '../../bench-context.ts'
import { dispatchCounts } from '../receiving/dispatch-counts.ts'
import { unitRows } from '../unit-rows.ts'

/** 今日: what is there, what waits, what is about to go wrong. */
export function overview(bench: BenchContext): Omit<CallOutput<'ops.overview'>, 'lowRanges'> {
  const { db, documents } = bench
  const now = bench.clock()
  const site = documents.run(get('site', 'site'))
  const soon = addHours(now, site?.expiringSoonHours ?? 72)
  const byState = db.prepare<[], { state: string; count: number }>('SELECT state, count(*) AS count FROM unit GROUP BY state').all()
  const count = (state: string): number => byState.find((s) => s.state === state)?.count ?? 0
  const unknown = db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM print_job WHERE state IN ('unknown', 'failed')`).get()
  const open = db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM request WHERE state <> 'cancelled' AND issued_quantity < quantity`).get()
  return {
    stock: db.prepare<[], CallOutput<'ops.overview'>['stock'][number]>(`SELECT component_class AS componentClass, abo, rhd, count(*) AS count FROM unit WHERE state = 'in-stock' GROUP BY component_class, abo, rhd`).all(),
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
