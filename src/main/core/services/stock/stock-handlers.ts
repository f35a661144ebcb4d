import { find, get } from '../../../../shared/commands/load.ts'
import { defineProduct } from '../../../../shared/commands/stock/define-product.ts'
import { discardUnit } from '../../../../shared/commands/stock/discard-unit.ts'
import { importProducts } from '../../../../shared/commands/stock/import-products.ts'
import { quarantineUnit } from '../../../../shared/commands/stock/quarantine-unit.ts'
import { releaseUnit } from '../../../../shared/commands/stock/release-unit.ts'
import { refusal, type Refusal } from '../../../../shared/domain/refusal-code.ts'
import { err, ok, type Result } from '../../../../shared/kernel/result.ts'
import { runCommand, type BenchContext, type Handlers } from '../../bench-context.ts'
import { decideCommand } from '../../decide-command.ts'
import type { Documents } from '../../store/documents.ts'
import { unitList } from '../unit-list.ts'
import { unitRow } from '../unit-rows.ts'
import { readProductFile } from './product-file.ts'
import { rawScansOf } from './raw-scans.ts'
import { chainOf } from './unit-chain.ts'

type Names = 'stock.list' | 'stock.unit' | 'stock.quarantine' | 'stock.release' | 'stock.discard' | 'stock.products' | 'stock.saveProduct' | 'stock.previewProducts' | 'stock.importProducts'

export function stockHandlers(bench: BenchContext): Pick<Handlers, Names> {
  return {
    'stock.list': (filter) => ok(unitList(bench.db, filter)),
    'stock.unit': ({ unitId }) => {
      const row = unitRow(bench.db, unitId)
      const unit = bench.documents.run(get('unit', unitId))
      if (row === null || unit === null) return err(refusal('stock.unit-unknown'))
      const dispatch = bench.documents.run(get('dispatch', unit.dispatchId))
      const numbers = bench.documents.run(find('self_number', { unitId }))
      return ok({
        unit: row,
        dispatchNumber: dispatch?.number ?? null,
        rawScans: rawScansOf(bench.db, unitId),
        specialTests: bench.documents.run(get('dispatch_line', unit.dispatchLineId))?.specialTests ?? [],
        numbers: numbers.map(({ number, state, assignedAt, reprints, burnReason }) => ({ number, state, assignedAt, reprints, burnReason })),
        chain: chainOf(bench.db, unitId)
      })
    },
    'stock.quarantine': ({ commandId, ...payload }, actor) => {
      const result = runCommand(bench, { purpose: 'stock.quarantine', command: quarantineUnit, commandId, payload, actor })
      return result.ok ? ok({}) : result
    },
    'stock.release': ({ commandId, signature, ...input }, actor) => {
      const payload = (documents: Documents): Result<unknown, Refusal> => ok({ ...input, reasonSeen: documents.run(get('unit', input.unitId))?.quarantineReason ?? null })
      const result = runCommand(bench, { purpose: 'stock.release', command: releaseUnit, commandId, payload, actor, signature })
      return result.ok ? ok({}) : result
    },
    'stock.discard': ({ commandId, signature, ...payload }, actor) => {
      const result = runCommand(bench, { purpose: 'stock.discard', command: discardUnit, commandId, payload, actor, signature })
      return result.ok ? ok({}) : result
    },
    'stock.products': () => ok({ products: bench.documents.run(find('product', {})) }),
    'stock.previewProducts': ({ fileName, bytes }) => {
      const read = readProductFile(fileName, bytes)
      if (!read.ok) return read
      const known = new Set(bench.documents.run(find('product', {})).map((p) => p.code))
      const codes = [...new Set(read.value.good.map((p) => p.code))]
      const changed = codes.filter((code) => known.has(code)).length
      return ok({ added: codes.length - changed, changed, bad: [...read.value.bad] })
    },
    'stock.importProducts': async ({ commandId, fileName, bytes }, actor) => {
      const read = readProductFile(fileName, bytes)
      if (!read.ok) return read
      const result = await decideCommand(bench, { purpose: 'stock.importProducts', command: importProducts, commandId, payload: { fileName, products: read.value.good }, actor })
      return result.ok ? ok({ imported: read.value.good.length, bad: [...read.value.bad] }) : result
    },
    'stock.saveProduct': async ({ commandId, product }, actor) => {
      const result = await decideCommand(bench, { purpose: 'stock.saveProduct', command: defineProduct, commandId, payload: product, actor })
      return result.ok ? ok({}) : result
    }
  }
}
