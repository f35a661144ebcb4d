import { z } from 'zod'
import { refusal } from '../../domain/refusal-code.ts'
import type { Unit } from '../../domain/stock/unit.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change } from '../effects.ts'
import { get } from '../load.ts'

const payload = z.object({
  unitId: z.string(),
  /** Both codes as scanned off the bag in hand. Typing is not taken: in the simulation it alone made bags go twice (design §5). */
  entry: z.literal('scanned'),
  scannedSelfNumber: z.string(),
  scannedDin: z.string(),
  reason: z.string().trim().min(1).max(200)
})
type Payload = z.infer<typeof payload>

/** 见袋接管: the holder is silent and the bag is here. Two people have it in hand, so the holder cannot hand it to anybody. */
export const takeOverUnit = defineCommand<Payload, { unit: Unit | null }>({
  name: 'issuing.takeOverUnit',
  version: 1,
  kind: 'intent',
  offline: 'refused',
  capability: 'issue',
  secondPerson: true,
  payload,
  *load(p) {
    return { unit: yield* get('unit', p.unitId) }
  },
  decide({ unit }, p, { deviceId }) {
    if (unit === null) return err(refusal('stock.unit-unknown'))
    if (p.scannedSelfNumber !== unit.selfNumber || p.scannedDin !== unit.din) return err(refusal('issuing.bag-of-other-label', { number: p.scannedSelfNumber, din: p.scannedDin }))
    if (unit.holder === deviceId) return err(refusal('issuing.holder-already', { din: unit.din }))
    if (unit.state !== 'in-stock') return err(refusal('stock.transition-not-allowed', { din: unit.din, state: unit.state }))
    return ok({
      puts: [change('unit', unit, { holder: deviceId, epoch: unit.epoch + 1, recallBy: null })],
      labels: [],
      audit: { subjects: [`unit:${unit.id}`], detail: { din: unit.din, from: unit.holder, epoch: unit.epoch + 1, reason: p.reason } }
    })
  }
})
