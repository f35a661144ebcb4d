import { z } from 'zod'
import { refusal } from '../../domain/refusal-code.ts'
import type { CountLine, StockCount } from '../../domain/stock/stock-count.ts'
import type { Unit } from '../../domain/stock/unit.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change, create } from '../effects.ts'
import { find, get } from '../load.ts'

const payload = z.object({ countId: z.string() })
type Payload = z.infer<typeof payload>
interface Documents {
  readonly count: StockCount | null
  readonly lines: CountLine[]
  readonly listed: Unit[]
}

/** Closes a count by two people. A listed bag that nobody found is written down as such; its state is left to a person. */
export const closeCount = defineCommand<Payload, Documents>({
  name: 'stock.closeCount',
  version: 1,
  kind: 'fact',
  offline: 'allowed',
  capability: 'handle-stock',
  secondPerson: true,
  payload,
  *load(p) {
    const count = yield* get('stock_count', p.countId)
    const fridgeId = count?.fridgeId ?? ''
    return {
      count,
      lines: yield* find('count_line', { countId: p.countId }),
      listed: [...(yield* find('unit', { fridgeId, state: 'in-stock' })), ...(yield* find('unit', { fridgeId, state: 'numbered' }))]
    }
  },
  decide({ count, lines, listed }, p, { now, actor, second, newId }) {
    if (count === null || count.state === 'closed') return err(refusal('stock.count-not-open'))
    const seen = new Set(lines.map((l) => l.unitId))
    const missing = listed.filter((u) => !seen.has(u.id))
    const totals = { listed: listed.length, found: listed.length - missing.length, missing: missing.length }
    return ok({
      puts: [
        change('stock_count', count, { state: 'closed', closedAt: now, closedBy: actor.userId, checkedBy: second?.userId ?? null, ...totals }),
        ...missing.map((u) => create('count_line', { id: newId(), countId: p.countId, unitId: u.id, outcome: 'not-found', at: now, by: actor.userId }))
      ],
      labels: [],
      audit: { subjects: [`count:${p.countId}`, ...missing.map((u) => `unit:${u.id}`)], detail: totals }
    })
  },
  caseOf: (_stop, { count }) => (count === null ? null : 'no-case')
})
