import { z } from 'zod'
import type { SelfNumber } from '../../domain/numbering/self-number.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change } from '../effects.ts'
import { findOne } from '../load.ts'

const payload = z.object({ number: z.string(), reason: z.string().trim().min(1).max(200) })
type Payload = z.infer<typeof payload>

/** R05: the operator had an interrupted label printed again. The print job is already there; this counts it. */
export const recordReprint = defineCommand<Payload, SelfNumber | null>({
  name: 'labels.recordReprint',
  version: 1,
  kind: 'evidence',
  offline: 'allowed',
  capability: 'number',
  secondPerson: false,
  payload,
  *load(p) {
    return yield* findOne('self_number', { number: p.number })
  },
  decide(number, p) {
    if (number === null) return err(refusal('numbering.number-unknown', { number: p.number }))
    const reprint = number.reprints + 1
    return ok({ puts: [change('self_number', number, { reprints: reprint })], labels: [], audit: { subjects: [`unit:${number.unitId}`, `number:${p.number}`], detail: { number: p.number, reprint, reason: p.reason } } })
  }
})
