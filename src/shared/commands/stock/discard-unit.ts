import { z } from 'zod'
import { refusal } from '../../domain/refusal-code.ts'
import type { Unit } from '../../domain/stock/unit.ts'
import { nextUnitState } from '../../domain/stock/unit-state.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change } from '../effects.ts'
import { get } from '../load.ts'

const payload = z.object({ unitId: z.string(), reason: z.string().trim().min(1).max(200) })
type Payload = z.infer<typeof payload>

/** 报废: the end of a bag, by two people with a reason. */
export const discardUnit = defineCommand<Payload, Unit | null>({
  name: 'stock.discardUnit',
  version: 1,
  kind: 'fact',
  offline: 'allowed',
  capability: 'handle-stock',
  secondPerson: true,
  payload,
  *load(p) {
    return yield* get('unit', p.unitId)
  },
  decide(unit, p) {
    if (unit === null) return err(refusal('stock.unit-unknown'))
    const state = nextUnitState(unit.state, 'discard')
    if (state === null) return err(refusal('stock.transition-not-allowed', { din: unit.din, state: unit.state }))
    return ok({ puts: [change('unit', unit, { state })], labels: [], audit: { subjects: [`unit:${unit.id}`], detail: { din: unit.din, reason: p.reason } } })
  },
  /** Thrown away here and handed out there cannot both be so: somebody has to look at once. Thrown away twice is once. */
  caseOf(_stop, unit) {
    if (unit?.state === 'issued') return 'issue-broke-rule'
    return unit?.state === 'discarded' ? 'no-case' : null
  }
})
