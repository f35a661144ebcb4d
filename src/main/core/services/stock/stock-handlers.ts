import { find, get } from '../../../../shared/commands/load.ts'
import { defineProduct } from '../../../../shared/commands/stock/define-product.ts'
import { discardUnit } from '../../../../shared/commands/stock/discard-unit.ts'
import { quarantineUnit } from '../../../../shared/commands/stock/quarantine-unit.ts'
import { releaseUnit } from '../../../../shared/commands/stock/release-unit.ts'
import { refusal } from '../../../../shared/domain/refusal-code.ts'
import { err, ok } from '../../../../shared/kernel/result.ts'
import { runCommand, type BenchContext, type Handlers } from '../../bench-context.ts'
import { unitRow, unitRows, unitTables } from '../unit-rows.ts'
import { chainOf } from './unit-chain.ts'

type Names = 'stock.list' | 'stock.unit' | 'stock.quarantine' | 'stock.release' | 'stock.discard' | 'stock.products' | 'stock.saveProduct'

export function stockHandlers(bench: BenchContext): Pick<Handlers, Names> {
  return {
    'stock.list': ({ states, componentClass, abo, text, limit }) => {
      const prefix = `${text.trim().replace(/^=/, '').slice(0, 13)}%`
      const where = ['u.state IN (SELECT value FROM json_each(?))', ...(componentClass === null ? [] : ['u.component_class = ?']), ...(abo === null ? [] : ['u.abo = ?']), ...(prefix === '%' ? [] : ['(u.self_number LIKE ? OR u.din LIKE ?)'])].join(' AND ')
      const values = [JSON.stringify(states), ...(componentClass === null ? [] : [componentClass]), ...(abo === null ? [] : [abo]), ...(prefix === '%' ? [] : [prefix, prefix])]
      const total = bench.db.prepare<unknown[], { n: number }>(`SELECT count(*) AS n FROM ${unitTables} WHERE ${where}`).get(...values)
      return ok({ units: unitRows(bench.db, { where, values, limit }), total: total?.n ?? 0 })
    },
    'stock.unit': ({ unitId }) => {
      const row = unitRow(bench.db, unitId)
      const unit = bench.documents.run(get('unit', unitId))
      if (row === null || unit === null) return err(refusal('stock.unit-unknown'))
      const dispatch = bench.documents.run(get('dispatch', unit.dispatchId))
      const numbers = bench.documents.run(find('self_number', { unitId }))
      return ok({
        unit: row,
        dispatchNumber: dispatch?.number ?? null,
        numbers: numbers.map(({ number, state, assignedAt, reprints, burnReason }) => ({ number, state, assignedAt, reprints, burnReason })),
        chain: chainOf(bench.db, unitId)
      })
    },
    'stock.quarantine': ({ commandId, ...payload }, actor) => {
      const result = runCommand(bench, { purpose: 'stock.quarantine', command: quarantineUnit, commandId, payload, actor })
      return result.ok ? ok({}) : result
    },
    'stock.release': ({ commandId, signature, ...payload }, actor) => {
      const result = runCommand(bench, { purpose: 'stock.release', command: releaseUnit, commandId, payload, actor, signature })
      return result.ok ? ok({}) : result
    },
    'stock.discard': ({ commandId, signature, ...payload }, actor) => {
      const result = runCommand(bench, { purpose: 'stock.discard', command: discardUnit, commandId, payload, actor, signature })
      return result.ok ? ok({}) : result
    },
    'stock.products': () => ok({ products: bench.documents.run(find('product', {})) }),
    'stock.saveProduct': ({ commandId, product }, actor) => {
      const result = runCommand(bench, { purpose: 'stock.saveProduct', command: defineProduct, commandId, payload: product, actor })
      return result.ok ? ok({}) : result
    }
  }
}
