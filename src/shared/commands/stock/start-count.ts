import { z } from 'zod'
import type { Fridge } from '../../domain/fridges/fridge.ts'
import { refusal } from '../../domain/refusal-code.ts'
import type { StockCount } from '../../domain/stock/stock-count.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand, type CommandContext } from '../command.ts'
import { create, type Effects } from '../effects.ts'
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
  decide({ fridge, open }, p, context) {
    if (fridge === null) return err(refusal('fridges.fridge-unknown'))
    if (open !== null) return err(refusal('stock.count-open', { fridge: fridge.name }))
    return ok(started(fridge, p, context))
  },
  // Two benches have begun to count one fridge: both counts stand, and each is closed by those who made it.
  caseOf: ({ code }) => (code === 'stock.count-open' ? 'no-case' : null),
  record: ({ fridge }, p, context) => (fridge === null ? null : started(fridge, p, context))
})

function started(fridge: Fridge, p: Payload, { now, actor }: CommandContext): Effects {
  const count = create('stock_count', {
    id: p.countId, fridgeId: fridge.id, state: 'open', startedAt: now, startedBy: actor.userId, closedAt: null, closedBy: null, checkedBy: null, listed: null, found: null, missing: null
  })
  return { puts: [count], labels: [], audit: { subjects: [`count:${p.countId}`, `fridge:${fridge.id}`], detail: { fridge: fridge.code } } }
}
