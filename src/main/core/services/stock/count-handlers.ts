import { closeCount } from '../../../../shared/commands/stock/close-count.ts'
import { countUnit } from '../../../../shared/commands/stock/count-unit.ts'
import { startCount } from '../../../../shared/commands/stock/start-count.ts'
import { find, findOne, get } from '../../../../shared/commands/load.ts'
import { refusal } from '../../../../shared/domain/refusal-code.ts'
import type { StockCount } from '../../../../shared/domain/stock/stock-count.ts'
import { err, ok } from '../../../../shared/kernel/result.ts'
import { runCommand, type BenchContext, type Handlers } from '../../bench-context.ts'
import { unitRow, unitRows } from '../unit-rows.ts'

type Names = 'stock.counts' | 'stock.count' | 'stock.startCount' | 'stock.countUnit' | 'stock.closeCount'

/** 盘点: counted against listed, fridge by fridge. */
export function countHandlers(bench: BenchContext): Pick<Handlers, Names> {
  const named = (count: StockCount): StockCount & { fridgeName: string } => ({ ...count, fridgeName: bench.documents.run(get('fridge', count.fridgeId))?.name ?? '' })
  return {
    'stock.counts': () => ok({ counts: bench.documents.run(find('stock_count', {})).toReversed().slice(0, 50).map(named) }),
    'stock.count': ({ countId }) => {
      const count = bench.documents.run(get('stock_count', countId))
      if (count === null) return err(refusal('stock.count-unknown'))
      const counted = bench.documents.run(find('count_line', { countId }))
      const lines = counted.toReversed().flatMap((line) => {
        const unit = unitRow(bench.db, line.unitId)
        return unit === null ? [] : [{ ...unit, outcome: line.outcome, at: line.at }]
      })
      const seen = new Set(counted.map((l) => l.unitId))
      const listed = count.state === 'closed' ? [] : unitRows(bench.db, { where: `u.fridge_id = ? AND u.state IN ('in-stock', 'numbered')`, values: [count.fridgeId], order: 'u.self_number' })
      return ok({ count: named(count), lines, remaining: listed.filter((u) => !seen.has(u.id)) })
    },
    'stock.startCount': ({ commandId, ...payload }, actor) => {
      const result = runCommand(bench, { purpose: 'stock.startCount', command: startCount, commandId, payload, actor })
      return result.ok ? ok({}) : result
    },
    'stock.countUnit': ({ commandId, ...payload }, actor) => {
      const result = runCommand(bench, { purpose: 'stock.countUnit', command: countUnit, commandId, payload, actor })
      if (!result.ok) return result
      const line = bench.documents.run(findOne('count_line', payload))
      const unit = unitRow(bench.db, payload.unitId)
      return line === null || unit === null ? err(refusal('stock.unit-unknown')) : ok({ outcome: line.outcome, unit })
    },
    'stock.closeCount': ({ commandId, signature, ...payload }, actor) => {
      const result = runCommand(bench, { purpose: 'stock.closeCount', command: closeCount, commandId, payload, actor, signature })
      return result.ok ? ok({}) : result
    }
  }
}
