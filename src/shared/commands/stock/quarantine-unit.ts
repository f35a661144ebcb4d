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

/** Takes a bag out of use at once. One person is enough to stop; letting go again takes two. */
export const quarantineUnit = defineCommand<Payload, Unit | null>({
  name: 'stock.quarantineUnit',
  version: 1,
  kind: 'fact',
  offline: 'allowed',
  capability: 'handle-stock',
  secondPerson: false,
  payload,
  *load(p) {
    return yield* get('unit', p.unitId)
  },
  decide(unit, p) {
    if (unit === null) return err(refusal('stock.unit-unknown'))
    const state = nextUnitState(unit.state, 'quarantine')
    if (state === null) return err(refusal('stock.transition-not-allowed', { din: unit.din, state: unit.state }))
    return ok({ puts: [change('unit', unit, { state, quarantineReason: p.reason })], labels: [], audit: { subjects: [`unit:${unit.id}`], detail: { din: unit.din, reason: p.reason } } })
  },
  /** Out of use was said of a bag that is with the ward: somebody has to call there. Of one that is out of use anyway, nobody need look. */
  caseOf(_stop, unit) {
    if (unit === null) return null
    return unit.state === 'issued' ? 'issue-broke-rule' : 'no-case'
  },
  /** A bag that was quarantined for two reasons is not let go for one of them. */
  record(unit, p) {
    if (unit === null || unit.state !== 'quarantined' || unit.quarantineReason === p.reason) return null
    return {
      puts: [change('unit', unit, { quarantineReason: unit.quarantineReason === null ? p.reason : `${unit.quarantineReason} / ${p.reason}` })],
      labels: [],
      audit: { subjects: [`unit:${unit.id}`], detail: { din: unit.din, reason: p.reason } }
    }
  }
})
