import { z } from 'zod'
import type { Reservation } from '../../domain/reservations/reservation.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change } from '../effects.ts'
import { get } from '../load.ts'

const payload = z.object({ reservationId: z.string() })
type Payload = z.infer<typeof payload>

/** R02: somebody has looked at the station's answer, so that it rings no more. */
export const seeReservation = defineCommand<Payload, Reservation | null>({
  name: 'reservations.seeReservation',
  version: 1,
  kind: 'evidence',
  offline: 'allowed',
  capability: 'receive',
  secondPerson: false,
  payload,
  *load({ reservationId }) {
    return yield* get('reservation', reservationId)
  },
  decide(found) {
    if (found === null || !found.unseen) return err(refusal('reservations.seen-before'))
    return ok({ puts: [change('reservation', found, { unseen: false })], labels: [], audit: { subjects: [`reservation:${found.id}`], detail: { number: found.number } } })
  },
  caseOf: () => 'no-case'
})
