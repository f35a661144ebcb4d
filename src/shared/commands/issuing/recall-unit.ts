import { z } from 'zod'
import { refusal } from '../../domain/refusal-code.ts'
import { SERVER_HOLDER, type Unit } from '../../domain/stock/unit.ts'
import { hasLeft } from '../../domain/stock/unit-state.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change } from '../effects.ts'
import { get } from '../load.ts'

const payload = z.object({ unitId: z.string() })
type Payload = z.infer<typeof payload>

/** 请求移交: this bench asks the holder of a bag for it. The holder alone gives it up, when it hears of this (design §5). */
export const recallUnit = defineCommand<Payload, { unit: Unit | null }>({
  name: 'issuing.recallUnit',
  version: 1,
  kind: 'intent',
  offline: 'refused',
  capability: 'issue',
  secondPerson: false,
  payload,
  *load(p) {
    return { unit: yield* get('unit', p.unitId) }
  },
  decide({ unit }, _p, { deviceId }) {
    if (unit === null) return err(refusal('stock.unit-unknown'))
    if (hasLeft(unit.state)) return err(refusal('stock.transition-not-allowed', { din: unit.din, state: unit.state }))
    if (unit.holder === deviceId) return err(refusal('issuing.holder-already', { din: unit.din }))
    // Nobody holds it without the server: the server gives it at once.
    const fields = unit.holder === SERVER_HOLDER ? { holder: deviceId, epoch: unit.epoch + 1, recallBy: null } : { recallBy: deviceId }
    return ok({ puts: [change('unit', unit, fields)], labels: [], audit: { subjects: [`unit:${unit.id}`], detail: { din: unit.din, holder: unit.holder, epoch: unit.epoch } } })
  }
})
