import { z } from 'zod'
import type { Fridge } from '../../domain/fridges/fridge.ts'
import { fitsFridge } from '../../domain/fridges/fits-fridge.ts'
import { labelOfUnit } from '../../domain/labels/label-of-unit.ts'
import { formatNumber } from '../../domain/numbering/format-number.ts'
import type { NumberBlock } from '../../domain/numbering/number-block.ts'
import type { NumberRange } from '../../domain/numbering/number-range.ts'
import type { SelfNumber } from '../../domain/numbering/self-number.ts'
import type { Site } from '../../domain/ops/site.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { isExpired } from '../../domain/stock/expiry.ts'
import { homeMove } from '../../domain/stock/home-move.ts'
import type { Unit } from '../../domain/stock/unit.ts'
import { nextUnitState } from '../../domain/stock/unit-state.ts'
import { err, ok } from '../../kernel/result.ts'
import { shanghai } from '../../kernel/time.ts'
import { defineCommand } from '../command.ts'
import { change, create } from '../effects.ts'
import { findOne, get } from '../load.ts'

const payload = z.object({
  unitId: z.string(),
  blockId: z.string(),
  /** Position in the block. In the payload, because a label that was printed is a fact and must not change on a replay. */
  value: z.number().int(),
  layer: z.number().int().min(1).nullable()
})
type Payload = z.infer<typeof payload>

interface Documents {
  readonly unit: Unit | null
  readonly block: NumberBlock | null
  readonly range: NumberRange | null
  readonly fridge: Fridge | null
  readonly site: Site | null
  readonly taken: SelfNumber | null
}

/** R05: takes the next number, binds it to the bag and orders its label, all in one transaction. */
export const assignNumber = defineCommand<Payload, Documents>({
  name: 'numbering.assignNumber',
  version: 1,
  kind: 'fact',
  offline: 'allowed',
  capability: 'number',
  secondPerson: false,
  payload,
  *load(p) {
    const block = yield* get('number_block', p.blockId)
    const range = yield* get('number_range', block?.rangeId ?? null)
    const number = range && block ? formatNumber(range, block.year ?? 0, p.value) : ''
    return {
      unit: yield* get('unit', p.unitId),
      block,
      range,
      fridge: yield* get('fridge', range?.fridgeId ?? null),
      site: yield* get('site', 'site'),
      taken: yield* findOne('self_number', { number })
    }
  },
  decide({ unit, block, range, fridge, site, taken }, p, { now, newId, deviceId }) {
    if (unit === null) return err(refusal('stock.unit-unknown'))
    if (site === null) return err(refusal('ops.site-unknown'))
    if (block === null || range === null || fridge === null) return err(refusal('numbering.range-unknown'))
    const number = formatNumber(range, block.year ?? 0, p.value)
    const state = nextUnitState(unit.state, 'number')
    // Both numbers: where the label is on the bag already, somebody has to find out which of the two it carries.
    if (state === null) return err(refusal('numbering.unit-not-waiting', { din: unit.din, state: unit.state, number: unit.selfNumber ?? '—', asked: number }))
    if (isExpired(unit.expiresAt, now)) return err(refusal('numbering.unit-expired', { din: unit.din }))
    if (!fitsFridge(fridge, unit)) return err(refusal('numbering.fridge-unfit', { fridge: fridge.name, component: unit.componentName, abo: unit.abo }))
    if (block.next > block.last) return err(refusal('numbering.block-exhausted', { prefix: range.prefix, last: block.last }))
    const wrongYear = block.year !== null && block.year !== shanghai(now).year
    if (p.value !== block.next || block.deviceId !== deviceId || wrongYear) return err(refusal('numbering.number-out-of-turn', { next: block.next, asked: p.value }))
    if (taken !== null) return err(refusal('numbering.number-taken', { number }))

    const selfNumberId = newId()
    const moved = homeMove(unit, fridge.homeDeviceId, deviceId)
    const content = labelOfUnit({ unit, fridge, site, number, layer: p.layer, now, reprint: 0 })
    return ok({
      puts: [
        change('number_block', block, { next: block.next + 1 }),
        create('self_number', { id: selfNumberId, number, rangeId: range.id, unitId: unit.id, state: 'assigned', assignedAt: now, confirmedAt: null, burnedAt: null, burnReason: null, reprints: 0 }),
        change('unit', unit, { state, selfNumber: number, fridgeId: fridge.id, ...moved })
      ],
      labels: [{ selfNumberId, unitId: unit.id, content }],
      audit: { subjects: [`unit:${unit.id}`, `number:${number}`], detail: { number, fridge: fridge.code, ...moved } }
    })
  },
  caseOf({ code }, { unit, taken }) {
    if (taken !== null) return taken.unitId === unit?.id ? null : 'one-number-two-bags'
    return code === 'numbering.unit-not-waiting' && unit?.selfNumber !== null ? 'two-numbers-one-bag' : null
  },
  /**
   * The label is on the bag, and a rule stands against it. The number is used up: it is written as burned, so that nothing is ever issued
   * by it, and a bag that could still be used is taken out of use until two people have looked which label it carries.
   */
  record({ unit, block, range, taken }, p, { now, newId }) {
    if (block === null || range === null) return null
    const number = formatNumber(range, block.year ?? 0, p.value)
    const state = unit === null ? null : nextUnitState(unit.state, 'quarantine')
    return {
      puts: [
        ...(p.value >= block.next && p.value <= block.last ? [change('number_block', block, { next: p.value + 1 })] : []),
        ...(taken === null ? [create('self_number', { id: newId(), number, rangeId: range.id, unitId: p.unitId, state: 'burned', assignedAt: now, confirmedAt: null, burnedAt: now, burnReason: 'two-labels', reprints: 0 })] : []),
        ...(unit === null || state === null ? [] : [change('unit', unit, { state, quarantineReason: 'two-labels' })])
      ],
      labels: [],
      audit: { subjects: [`unit:${p.unitId}`, `number:${number}`], detail: { number, burned: taken === null } }
    }
  }
})
