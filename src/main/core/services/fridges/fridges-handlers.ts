import { defineFridge } from '../../../../shared/commands/fridges/define-fridge.ts'
import { find } from '../../../../shared/commands/load.ts'
import { ok } from '../../../../shared/kernel/result.ts'
import { runCommand, type BenchContext, type Handlers } from '../../bench-context.ts'

export function fridgesHandlers(bench: BenchContext): Pick<Handlers, 'fridges.list' | 'fridges.save'> {
  return {
    'fridges.list': () => {
      const held = bench.db.prepare<[], { id: string; n: number }>(`SELECT fridge_id AS id, count(*) AS n FROM unit WHERE fridge_id IS NOT NULL AND state IN ('numbered', 'in-stock') GROUP BY fridge_id`).all()
      const count = new Map(held.map((h) => [h.id, h.n]))
      return ok({ fridges: bench.documents.run(find('fridge', {})).map((f) => ({ ...f, held: count.get(f.id) ?? 0 })) })
    },
    'fridges.save': ({ commandId, fridge }, actor) => {
      const result = runCommand(bench, { purpose: 'fridges.save', command: defineFridge, commandId, payload: fridge, actor })
      return result.ok ? ok({}) : result
    }
  }
}
