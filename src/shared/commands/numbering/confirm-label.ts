import { z } from 'zod'
import { OWN_LABEL_FLAGS } from '../../domain/labels/label-codes.ts'
import type { SelfNumber } from '../../domain/numbering/self-number.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { isExpired } from '../../domain/stock/expiry.ts'
import type { Unit } from '../../domain/stock/unit.ts'
import { nextUnitState } from '../../domain/stock/unit-state.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change } from '../effects.ts'
import { findOne, get } from '../load.ts'

const payload = z.object({
  /** Read from the printed label. */
  selfNumber: z.string(),
  /** Read from the station's own code on the bag. */
  din: z.string(),
  /** Flags of that code: our own label carries 05, so a label read twice is found out. */
  dinFlags: z.string(),
  /** Read from the bag where it carries split products under one DIN; null when the DIN alone is enough. */
  productCode: z.string().nullable()
})
type Payload = z.infer<typeof payload>

/** R05: the bag is usable only after its printed label was scanned back together with the bag's own code. */
export const confirmLabel = defineCommand<Payload, { number: SelfNumber | null; unit: Unit | null }>({
  name: 'numbering.confirmLabel',
  version: 1,
  kind: 'fact',
  offline: 'allowed',
  capability: 'number',
  secondPerson: false,
  payload,
  *load(p) {
    const number = yield* findOne('self_number', { number: p.selfNumber })
    return { number, unit: yield* get('unit', number?.unitId ?? null) }
  },
  decide({ number, unit }, p, { now }) {
    if (number === null) return err(refusal('numbering.number-unknown', { number: p.selfNumber }))
    if (unit === null) return err(refusal('stock.unit-unknown'))
    if (number.state === 'burned') return err(refusal('numbering.number-burned', { number: number.number }))
    if (p.dinFlags === OWN_LABEL_FLAGS) return err(refusal('numbering.own-label-instead-of-bag'))
    const other = p.din !== unit.din || (p.productCode !== null && p.productCode !== unit.productCode)
    if (other) return err(refusal('numbering.bag-of-other-label', { number: number.number, expected: unit.din, scanned: p.din }))
    if (number.state === 'confirmed') return err(refusal('numbering.already-confirmed', { number: number.number }))
    const state = nextUnitState(unit.state, 'scan-back')
    if (state === null) return err(refusal('stock.transition-not-allowed', { din: unit.din, state: unit.state }))
    if (isExpired(unit.expiresAt, now)) return err(refusal('numbering.unit-expired', { din: unit.din }))
    return ok({
      puts: [change('self_number', number, { state: 'confirmed', confirmedAt: now }), change('unit', unit, { state })],
      labels: [],
      audit: { subjects: [`unit:${unit.id}`, `number:${number.number}`], detail: { number: number.number, din: p.din } }
    })
  },
  /**
   * The label was scanned back, and the bag does not get into stock by it. Where the bag or the number was stopped elsewhere, what
   * stopped it has been said already; anything else is for a person to look at.
   */
  caseOf({ code }, { unit }) {
    if (code === 'numbering.already-confirmed' || code === 'numbering.number-burned') return 'no-case'
    return code === 'stock.transition-not-allowed' && unit?.state === 'quarantined' ? 'no-case' : null
  }
})
