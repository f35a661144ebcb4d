import { z } from 'zod'
import { refusal } from '../../domain/refusal-code.ts'
import type { Unit } from '../../domain/stock/unit.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change } from '../effects.ts'
import { get } from '../load.ts'

const payload = z.object({ unitId: z.string(), epoch: z.number().int() })
type Payload = z.infer<typeof payload>

/**
 * The holder's word that it will not issue the bag any more, on its own disk before anybody hears it: from then on the one that asked
 * may. This is the only way, beside a bag in hand, in which authority ever moves (design §5).
 */
export const giveUpUnit = defineCommand<Payload, { unit: Unit | null }>({
  name: 'issuing.giveUpUnit',
  version: 1,
  kind: 'fact',
  offline: 'allowed',
  capability: 'issue',
  secondPerson: false,
  byDevice: true,
  payload,
  *load(p) {
    return { unit: yield* get('unit', p.unitId) }
  },
  decide({ unit }, p, { deviceId }) {
    if (unit === null) return err(refusal('stock.unit-unknown'))
    if (unit.holder !== deviceId || unit.epoch !== p.epoch) return err(refusal('issuing.not-holder', { din: unit.din, selfNumber: unit.selfNumber ?? '—' }))
    if (unit.recallBy === null) return err(refusal('issuing.not-recalled', { din: unit.din }))
    return ok({
      puts: [change('unit', unit, { holder: unit.recallBy, epoch: unit.epoch + 1, recallBy: null })],
      labels: [],
      audit: { subjects: [`unit:${unit.id}`], detail: { din: unit.din, to: unit.recallBy, epoch: unit.epoch + 1 } }
    })
  },
  // Authority has moved by a bag in hand meanwhile: giving up what one does not hold changes nothing.
  caseOf: () => 'no-case'
})
