import { z } from 'zod'
import type { Fridge } from '../../domain/fridges/fridge.ts'
import { labelOfUnit } from '../../domain/labels/label-of-unit.ts'
import type { SelfNumber } from '../../domain/numbering/self-number.ts'
import type { Site } from '../../domain/ops/site.ts'
import { refusal } from '../../domain/refusal-code.ts'
import type { Unit } from '../../domain/stock/unit.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change } from '../effects.ts'
import { findOne, get } from '../load.ts'

const payload = z.object({ number: z.string(), reason: z.string().trim().min(1).max(200) })
type Payload = z.infer<typeof payload>
interface Documents {
  readonly number: SelfNumber | null
  readonly unit: Unit | null
  readonly fridge: Fridge | null
  readonly site: Site | null
}

/** R05: a reprint keeps its number, is counted, and says on the label which reprint it is. */
export const reprintLabel = defineCommand<Payload, Documents>({
  name: 'labels.reprintLabel',
  version: 1,
  kind: 'evidence',
  offline: 'allowed',
  capability: 'number',
  secondPerson: false,
  payload,
  *load(p) {
    const number = yield* findOne('self_number', { number: p.number })
    const unit = yield* get('unit', number?.unitId ?? null)
    return { number, unit, fridge: yield* get('fridge', unit?.fridgeId ?? null), site: yield* get('site', 'site') }
  },
  decide({ number, unit, fridge, site }, p, { now }) {
    if (number === null) return err(refusal('numbering.number-unknown', { number: p.number }))
    if (number.state === 'burned') return err(refusal('numbering.number-burned', { number: p.number }))
    if (unit === null) return err(refusal('stock.unit-unknown'))
    if (fridge === null) return err(refusal('fridges.fridge-unknown'))
    if (site === null) return err(refusal('ops.site-unknown'))
    if (unit.state !== 'numbered' && unit.state !== 'in-stock') {
      return err(refusal('stock.transition-not-allowed', { din: unit.din, state: unit.state }))
    }
    const reprint = number.reprints + 1
    return ok({
      puts: [change('self_number', number, { reprints: reprint })],
      labels: [{ selfNumberId: number.id, unitId: unit.id, content: labelOfUnit({ unit, fridge, site, number: number.number, layer: null, now, reprint }) }],
      audit: { subjects: [`unit:${unit.id}`, `number:${number.number}`], detail: { number: number.number, reprint, reason: p.reason } }
    })
  }
})
