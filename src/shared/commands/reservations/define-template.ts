import { z } from 'zod'
import { reservationTemplateSchema, type ReservationTemplate } from '../../domain/reservations/reservation.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change, create } from '../effects.ts'
import { get } from '../load.ts'
import { repeatedLine, wantedLine } from './reservation-body.ts'

const payload = reservationTemplateSchema.omit({ version: true }).extend({ name: z.string().trim().min(1).max(40), purpose: z.string().trim().min(1).max(200), lines: z.array(wantedLine).min(1).max(100) })
type Payload = z.infer<typeof payload>

/** R01: what is usually ordered on which days of the week. */
export const defineTemplate = defineCommand<Payload, ReservationTemplate | null>({
  name: 'reservations.defineTemplate',
  version: 1,
  kind: 'intent',
  offline: 'refused',
  capability: 'receive',
  secondPerson: false,
  payload,
  *load({ id }) {
    return yield* get('reservation_template', id)
  },
  decide(old, p) {
    const twice = repeatedLine(p.lines)
    if (twice !== null) return err(refusal('reservations.line-twice', { product: twice.productCode, abo: twice.abo }))
    return ok({ puts: [old === null ? create('reservation_template', p) : change('reservation_template', old, p)], labels: [], audit: { subjects: [`template:${p.id}`], detail: { name: p.name, lines: p.lines.length, active: p.active } } })
  }
})
