import { z } from 'zod'
import type { Reservation } from '../../domain/reservations/reservation.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change } from '../effects.ts'
import { get } from '../load.ts'

const payload = z.object({ reservationId: z.string() })
type Payload = z.infer<typeof payload>

/** R01: the reservation goes to the station. The server decides, so that two benches never order the same twice; the gateway sends it once, also when the station is away. */
export const submitReservation = defineCommand<Payload, Reservation | null>({
  name: 'reservations.submitReservation',
  version: 1,
  kind: 'intent',
  offline: 'refused',
  capability: 'receive',
  secondPerson: false,
  payload,
  *load({ reservationId }) {
    return yield* get('reservation', reservationId)
  },
  decide(found, _p, { now, actor }) {
    if (found === null) return err(refusal('reservations.reservation-unknown'))
    if (found.state !== 'draft') return err(refusal('reservations.not-a-draft', { number: found.number }))
    if (found.neededBy <= now) return err(refusal('reservations.needed-by-past', { number: found.number }))
    return ok({ puts: [change('reservation', found, { state: 'submitted', pending: 'submit', submittedAt: now, submittedBy: actor.userId })], labels: [], audit: { subjects: [`reservation:${found.id}`], detail: { number: found.number, lines: found.lines.length, urgent: found.urgent } } })
  }
})
