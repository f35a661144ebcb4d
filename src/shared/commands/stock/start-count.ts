import { z } from 'zod'
import type { Fridge } from '../../domain/fridges/fridge.ts'
import { refusal } from '../../domain/refusal-code.ts'
import type { StockCount } from '../../domain/stock/stock-count.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { create } from '../effects.ts'
import { findOne, get } from '../load.ts'

const payload = z.object({ countId: z.string(), fridgeId: z.string() })
type Payload = z.infer<typeof payload>

/** Begins the count of a fridge. One count of a fridge is open at a time. */
export const startCount = defineCommand<Payload, { fridge: Fridge | null; open: StockCount | null }>({
  name: 'stock.startCount',
  version: 1,
  kind: 'fact',
  offline: 'allowed',
  capability: 'handle-stock',
  secondPerson: false,
  payload,
  *load(p) {
    return { fridge: yield* get('fridge', p.fridgeId), open: yield* findOne('stock_count', { fridgeId: p.fridgeId, state: 'open' }) }
  },
  decide({ fridge, open }, p, { now, actor }) {
    if (fridge === null) return err(refusal('fridges.fridge-unknown'))
    if (open !== null) return err(refusal('stock.count-open', { fridge: fridge.name }))
    const count = create('stock_count', {
      id: p.countId, fridgeId: fridge.id, state: 'open', startedAt: now, startedBy: actor.userId, closedAt: null, closedBy: null, checkedBy: null, listed: null, found: null, missing: null
    })
    return ok({ puts: [count], labels: [], audit: { subjects: [`count:${p.countId}`, `fridge:${fridge.id}`], detail: { fridge: fridge.code } } })
  }
})
