import { z } from 'zod'
import { refusal } from '../../domain/refusal-code.ts'
import { countOutcome } from '../../domain/stock/count-outcome.ts'
import type { CountLine, StockCount } from '../../domain/stock/stock-count.ts'
import type { Unit } from '../../domain/stock/unit.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { create } from '../effects.ts'
import { findOne, get } from '../load.ts'

const payload = z.object({ countId: z.string(), unitId: z.string() })
type Payload = z.infer<typeof payload>
interface Documents {
  readonly count: StockCount | null
  readonly unit: Unit | null
  readonly line: CountLine | null
}

/** A bag was found in the fridge that is being counted. Finding it twice counts once. */
export const countUnit = defineCommand<Payload, Documents>({
  name: 'stock.countUnit',
  version: 1,
  kind: 'evidence',
  offline: 'allowed',
  capability: 'handle-stock',
  secondPerson: false,
  payload,
  *load(p) {
    return { count: yield* get('stock_count', p.countId), unit: yield* get('unit', p.unitId), line: yield* findOne('count_line', { countId: p.countId, unitId: p.unitId }) }
  },
  decide({ count, unit, line }, p, { now, actor, newId }) {
    if (count === null || count.state === 'closed') return err(refusal('stock.count-not-open'))
    if (unit === null) return err(refusal('stock.unit-unknown'))
    if (line !== null) return err(refusal('stock.counted-before', { din: unit.din }))
    const outcome = countOutcome(unit, count.fridgeId)
    const put = create('count_line', { id: newId(), countId: p.countId, unitId: p.unitId, outcome, at: now, by: actor.userId })
    return ok({ puts: [put], labels: [], audit: { subjects: [`count:${p.countId}`, `unit:${p.unitId}`], detail: { din: unit.din, outcome } } })
  }
})
