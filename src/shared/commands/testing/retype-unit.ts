import { z } from 'zod'
import { refusal } from '../../domain/refusal-code.ts'
import type { Unit } from '../../domain/stock/unit.ts'
import { nextUnitState } from '../../domain/stock/unit-state.ts'
import { canRetype } from '../../domain/testing/can-retype.ts'
import type { GroupingDiscrepancy } from '../../domain/testing/grouping.ts'
import { groupingReactionsSchema } from '../../domain/testing/reaction.ts'
import { readGrouping } from '../../domain/testing/read-grouping.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change, create } from '../effects.ts'
import { get } from '../load.ts'

const payload = z.object({ unitId: z.string(), reactions: groupingReactionsSchema })
type Payload = z.infer<typeof payload>

/**
 * R31: the bag's own blood is typed again (临床输血技术规范 art. 15), two people sign. A group other than the label's, or one
 * that is not clear, takes the bag out of use at once; a bag that was issued already cannot be held here, but the record
 * says so and the screen tells whom to call.
 */
export const retypeUnit = defineCommand<Payload, Unit | null>({
  name: 'testing.retypeUnit',
  version: 1,
  kind: 'fact',
  offline: 'allowed',
  capability: 'test',
  secondPerson: true,
  payload,
  *load(p) {
    return yield* get('unit', p.unitId)
  },
  decide(unit, p, { now, actor, second, newId }) {
    if (unit === null) return err(refusal('stock.unit-unknown'))
    if (!canRetype(unit.componentClass)) return err(refusal('testing.unit-not-red-cells', { din: unit.din }))
    if (unit.state === 'discarded') return err(refusal('testing.unit-unfit', { din: unit.din, state: unit.state }))
    const reading = readGrouping(p.reactions, 'donor')
    const found = reading.kind === 'group' ? reading : null
    const differs = found !== null && (found.abo !== unit.abo || found.rhd !== unit.rhd)
    const discrepancies: readonly GroupingDiscrepancy[] = reading.kind === 'discrepancy' ? reading.reasons : differs ? ['differs-from-label'] : []
    const quarantined = discrepancies.length === 0 ? null : nextUnitState(unit.state, 'quarantine')
    const id = newId()
    return ok({
      puts: [
        create('grouping', {
          id, subject: 'unit', sampleId: null, unitId: unit.id, patientId: null, reactions: p.reactions, abo: found?.abo ?? null, rhd: found?.rhd ?? null,
          weakD: found?.weakD ?? false, discrepancies: [...discrepancies], testedBy: actor.userId, checkedBy: second?.userId ?? '', testedAt: now
        }),
        // A finding code, as receiving writes it: screens turn it into words.
        ...(quarantined === null ? [] : [change('unit', unit, { state: quarantined, quarantineReason: differs ? 'retype-differs' : 'retype-unclear' })])
      ],
      labels: [],
      audit: {
        subjects: [`grouping:${id}`, `unit:${unit.id}`],
        detail: { din: unit.din, abo: found?.abo ?? null, rhd: found?.rhd ?? null, label: `${unit.abo} ${unit.rhd ?? '—'}`, discrepancies: discrepancies.join(' '), quarantined: quarantined !== null }
      }
    })
  }
})
