import { z } from 'zod'
import { dispatchLineSchema } from '../../domain/receiving/dispatch-line.ts'
import { aboGroups } from '../../domain/stock/blood-group.ts'
import { componentClasses } from '../../domain/stock/component-class.ts'
import { productSchema } from '../../domain/stock/product.ts'
import { countOutcomes, stockCountSchema } from '../../domain/stock/stock-count.ts'
import { unitStates } from '../../domain/stock/unit-state.ts'
import { commandId, nothing, reason, signature, unitRow } from './rows.ts'

const countRow = stockCountSchema.extend({ fridgeName: z.string() })
const chainStep = z.object({ seq: z.number().int(), at: z.string(), action: z.string(), actor: z.string(), second: z.string().nullable(), detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])) })

const productFile = z.object({ fileName: z.string().min(1).max(200), bytes: z.instanceof(Uint8Array) })
const badProduct = z.object({ lineNo: z.number().int(), field: z.enum(['code', 'name', 'componentClass', 'quantityUnit', 'quantity', 'volumeMl', 'maxLifeDays']), value: z.string() })

export const stockCalls = {
  'stock.list': {
    capability: 'look',
    input: z.object({
      states: z.array(z.enum(unitStates)).max(7),
      componentClass: z.enum(componentClasses).nullable(),
      abo: z.enum(aboGroups).nullable(),
      text: z.string().max(60),
      limit: z.number().int().min(1).max(500)
    }),
    /** `total` is exact, except that more than 2,000 matches of a text in a state are not counted (ADR 0017). */
    output: z.object({ units: z.array(unitRow), total: z.number().int() })
  },
  'stock.unit': {
    capability: 'look',
    input: z.object({ unitId: z.string() }),
    output: z.object({
      unit: unitRow,
      dispatchNumber: z.string().nullable(),
      /** The codes of the bag as they were read at receipt, from the recorded command; empty for a bag that was not scanned in. */
      rawScans: z.array(z.string()),
      /** What its codes said of antigens and other special tests. */
      specialTests: dispatchLineSchema.shape.specialTests,
      numbers: z.array(z.object({ number: z.string(), state: z.string(), assignedAt: z.string(), reprints: z.number().int(), burnReason: z.string().nullable() })),
      /** Everything that happened to the bag, with people and times, oldest first (from the audit chain). */
      chain: z.array(chainStep)
    })
  },
  'stock.quarantine': { capability: 'handle-stock', input: z.object({ commandId, unitId: z.string(), reason }), output: nothing },
  'stock.release': { capability: 'handle-stock', input: z.object({ commandId, unitId: z.string(), reason, signature }), output: nothing },
  'stock.counts': { capability: 'look', input: nothing, output: z.object({ counts: z.array(countRow) }) },
  'stock.count': {
    capability: 'look',
    input: z.object({ countId: z.string() }),
    output: z.object({ count: countRow, lines: z.array(unitRow.extend({ outcome: z.enum(countOutcomes), at: z.string() })), remaining: z.array(unitRow) })
  },
  'stock.startCount': { capability: 'handle-stock', input: z.object({ commandId, countId: z.uuid(), fridgeId: z.string() }), output: nothing },
  'stock.countUnit': { capability: 'handle-stock', input: z.object({ commandId, countId: z.string(), unitId: z.string() }), output: z.object({ outcome: z.enum(countOutcomes), unit: unitRow }) },
  'stock.closeCount': { capability: 'handle-stock', input: z.object({ commandId, countId: z.string(), signature }), output: nothing },
  'stock.discard': { capability: 'handle-stock', input: z.object({ commandId, unitId: z.string(), reason, signature }), output: nothing },
  'stock.products': { capability: 'look', input: nothing, output: z.object({ products: z.array(productSchema) }) },
  /** Reads a product list (CSV) without taking it over: what is new, what changes, which lines stay out. */
  'stock.previewProducts': { capability: 'set-up', input: productFile, output: z.object({ added: z.number().int(), changed: z.number().int(), bad: z.array(badProduct) }) },
  'stock.importProducts': { capability: 'set-up', input: productFile.extend({ commandId }), output: z.object({ imported: z.number().int(), bad: z.array(badProduct) }) },
  'stock.saveProduct': { capability: 'set-up', input: z.object({ commandId, product: productSchema.omit({ version: true }) }), output: nothing }
} as const
