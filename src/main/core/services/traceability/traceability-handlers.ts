import { get } from '../../../../shared/commands/load.ts'
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
      // Numbers by their first characters, as a range, so the index serves; a name may be asked for by any part of it.
      const typed = tidy.slice(0, 13)
      const [from, until] = [typed.toUpperCase(), `${typed.toUpperCase()}\u{10FFFF}`]
      const units = unitList(bench.db, { states: unitStates, componentClass: null, abo: null, text: tidy, limit: 20 }).units.map(
        (u): Hit => ({ kind: 'unit', id: u.id, title: u.selfNumber ?? u.din, detail: `${u.din} ${u.productCode} · ${u.componentName} · ${u.abo}` })
      )
      const ids = (sql: string, ...values: string[]): string[] => bench.db.prepare<unknown[], { id: string }>(sql).all(...values).map((r) => r.id)
      const patientIds = [
        ...[typed, from].flatMap((t) => ids('SELECT id FROM patient WHERE record_number >= ? AND record_number < ? ORDER BY record_number LIMIT 20', t, `${t}\u{10FFFF}`)),
        ...ids("SELECT id FROM patient WHERE name LIKE ? ESCAPE '\\' LIMIT 20", `%${literally(text)}%`)
      ]
      const requestIds = new Set([
        ...ids('SELECT id FROM request WHERE number >= ? AND number < ? ORDER BY number LIMIT 20', from, until),
        ...[...new Set(patientIds)].flatMap((id) => ids('SELECT id FROM request WHERE patient_id = ? ORDER BY id DESC LIMIT 20', id))
      ])
      const requests = [...requestIds]
        .flatMap((id) => bench.documents.run(get('request', id)) ?? [])
        .toSorted((a, b) => (a.requestedAt < b.requestedAt ? 1 : a.requestedAt > b.requestedAt ? -1 : 0))
        .slice(0, 20)
        .map((r): Hit => {
          const patient = bench.documents.run(get('patient', r.patientId))
          return { kind: 'request', id: r.id, title: r.number, detail: `${patient?.name ?? ''} · ${patient?.ward ?? ''}` }
        })
      const dispatches = bench.db
        .prepare<[string], { id: string; number: string; station: string }>("SELECT id, number, station_name AS station FROM dispatch WHERE number LIKE ? ESCAPE '\\' LIMIT 10")
        .all(`${literally(typed)}%`)
        .map((d): Hit => ({ kind: 'dispatch', id: d.id, title: d.number, detail: d.station }))
      return ok({ hits: [...units, ...requests, ...dispatches] })
    }
  }
}

/** For LIKE with a backslash as ESCAPE: a typed % or _ is that character, not any. */
function literally(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`)
}
