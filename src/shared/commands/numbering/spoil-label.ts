import { z } from 'zod'
import type { SelfNumber } from '../../domain/numbering/self-number.ts'
import { refusal } from '../../domain/refusal-code.ts'
import type { Unit } from '../../domain/stock/unit.ts'
import { nextUnitState } from '../../domain/stock/unit-state.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change } from '../effects.ts'
import { findOne, get } from '../load.ts'

const payload = z.object({ number: z.string(), reason: z.string().trim().min(1).max(200) })
type Payload = z.infer<typeof payload>

/** R05: a spoiled label burns its number. The bag waits for a new one; the number never comes back. */
export const spoilLabel = defineCommand<Payload, { number: SelfNumber | null; unit: Unit | null }>({
  name: 'numbering.spoilLabel',
  version: 1,
  kind: 'fact',
  offline: 'allowed',
  capability: 'number',
  secondPerson: false,
  payload,
  *load(p) {
    const number = yield* findOne('self_number', { number: p.number })
    return { number, unit: yield* get('unit', number?.unitId ?? null) }
  },
  decide({ number, unit }, p, { now }) {
    if (number === null) return err(refusal('numbering.number-unknown', { number: p.number }))
    if (unit === null) return err(refusal('stock.unit-unknown'))
    if (number.state === 'burned') return err(refusal('numbering.number-burned', { number: p.number }))
    const state = nextUnitState(unit.state, 'renumber')
    if (state === null) return err(refusal('stock.transition-not-allowed', { din: unit.din, state: unit.state }))
    return ok({
      puts: [
        change('self_number', number, { state: 'burned', burnedAt: now, burnReason: p.reason }),
        change('unit', unit, { state, selfNumber: null, fridgeId: null })
      ],
      labels: [],
      audit: { subjects: [`unit:${unit.id}`, `number:${p.number}`], detail: { number: p.number, reason: p.reason } }
    })
  },
  caseOf({ code }, { unit }) {
    return code === 'numbering.number-burned' || unit?.state === 'quarantined' ? 'no-case' : null
  },
  /** The label is gone, so its number is. A bag that was quarantined meanwhile stays so; one that went out keeps the number it went out by. */
  record({ number, unit }, p, { now }) {
    if (number === null || number.state === 'burned' || unit?.state !== 'quarantined') return null
    return {
      puts: [
        change('self_number', number, { state: 'burned', burnedAt: now, burnReason: p.reason }),
        ...(unit.selfNumber === number.number ? [change('unit', unit, { selfNumber: null, fridgeId: null })] : [])
      ],
      labels: [],
      audit: { subjects: [`unit:${unit.id}`, `number:${p.number}`], detail: { number: p.number, reason: p.reason } }
    }
  }
})
