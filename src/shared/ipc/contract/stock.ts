import { z } from 'zod'
import { aboGroups } from '../../domain/stock/blood-group.ts'
import { componentClasses } from '../../domain/stock/component-class.ts'
import { productSchema } from '../../domain/stock/product.ts'
import { unitStates } from '../../domain/stock/unit-state.ts'
import { commandId, nothing, reason, signature, unitRow } from './rows.ts'

const chainStep = z.object({ seq: z.number().int(), at: z.string(), action: z.string(), actor: z.string(), second: z.string().nullable(), detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])) })

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
    output: z.object({ units: z.array(unitRow), total: z.number().int() })
  },
  'stock.unit': {
    capability: 'look',
    input: z.object({ unitId: z.string() }),
    output: z.object({
      unit: unitRow,
      dispatchNumber: z.string().nullable(),
      numbers: z.array(z.object({ number: z.string(), state: z.string(), assignedAt: z.string(), reprints: z.number().int(), burnReason: z.string().nullable() })),
      /** Everything that happened to the bag, with people and times, oldest first (from the audit chain). */
      chain: z.array(chainStep)
    })
  },
  'stock.quarantine': { capability: 'handle-stock', input: z.object({ commandId, unitId: z.string(), reason }), output: nothing },
  'stock.release': { capability: 'handle-stock', input: z.object({ commandId, unitId: z.string(), reason, signature }), output: nothing },
  'stock.discard': { capability: 'handle-stock', input: z.object({ commandId, unitId: z.string(), reason, signature }), output: nothing },
  'stock.products': { capability: 'look', input: nothing, output: z.object({ products: z.array(productSchema) }) },
  'stock.saveProduct': { capability: 'set-up', input: z.object({ commandId, product: productSchema.omit({ version: true }) }), output: nothing }
} as const
