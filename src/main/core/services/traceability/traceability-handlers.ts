import { unitStates } from '../../../../shared/domain/stock/unit-state.ts'
import { ok } from '../../../../shared/kernel/result.ts'
import type { CallOutput } from '../../../../shared/ipc/contract.ts'
import type { BenchContext, Handlers } from '../../bench-context.ts'
import { unitList } from '../unit-list.ts'
import { identify } from './identify.ts'

type Hit = CallOutput<'traceability.search'>['hits'][number]

export function traceabilityHandlers(bench: BenchContext): Pick<Handlers, 'traceability.identify' | 'traceability.search'> {
  return {
    'traceability.identify': ({ raw }) => ok(identify(bench, raw)),
    'traceability.search': ({ text }) => {
      const tidy = text.replaceAll(' ', '').replace(/^=/, '')
      // Prefix for numbers, so the index serves; a name may be asked for by any part of it.
      const prefix = `${tidy.slice(0, 13)}%`
      const units = unitList(bench.db, { states: unitStates, componentClass: null, abo: null, text: tidy, limit: 20 }).units.map(
        (u): Hit => ({ kind: 'unit', id: u.id, title: u.selfNumber ?? u.din, detail: `${u.din} · ${u.componentName} · ${u.abo}` })
      )
      const requests = bench.db
        .prepare<[string, string, string], { id: string; number: string; name: string; ward: string }>(
          'SELECT r.id, r.number, p.name, p.ward FROM request r JOIN patient p ON p.id = r.patient_id WHERE r.number LIKE ? OR p.record_number LIKE ? OR p.name LIKE ? ORDER BY r.requested_at DESC LIMIT 20'
        )
        .all(prefix, prefix, `%${text}%`)
        .map((r): Hit => ({ kind: 'request', id: r.id, title: r.number, detail: `${r.name} · ${r.ward}` }))
      const dispatches = bench.db
        .prepare<[string], { id: string; number: string; station: string }>('SELECT id, number, station_name AS station FROM dispatch WHERE number LIKE ? LIMIT 10')
        .all(prefix)
        .map((d): Hit => ({ kind: 'dispatch', id: d.id, title: d.number, detail: d.station }))
      return ok({ hits: [...units, ...requests, ...dispatches] })
    }
  }
}
