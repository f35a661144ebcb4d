import { z } from 'zod'
import { mayAmend, type Reservation } from '../../domain/reservations/reservation.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change } from '../effects.ts'
import { get } from '../load.ts'

const payload = z.object({ reservationId: z.string(), reason: z.string().trim().min(1).max(200) })
type Payload = z.infer<typeof payload>

/** R01: taken back while nothing of it is on its way. A draft is gone at once; of a submitted one the station must say yes. */
export const withdrawReservation = defineCommand<Payload, Reservation | null>({
  name: 'reservations.withdrawReservation',
  version: 1,
  kind: 'intent',
  offline: 'refused',
  capability: 'receive',
  secondPerson: false,
  payload,
  *load({ reservationId }) {
    return yield* get('reservation', reservationId)
  },
  decide(found, { reason }) {
    if (found === null) return err(refusal('reservations.reservation-unknown'))
    if (found.pending !== null) return err(refusal('reservations.waits-for-station', { number: found.number }))
    if (!mayAmend(found)) return err(refusal('reservations.too-late', { number: found.number }))
    const next = found.state === 'draft' ? ({ state: 'withdrawn' } as const) : ({ state: 'withdrawing', pending: 'withdraw', refusal: null } as const)
    return ok({ puts: [change('reservation', found, { ...next, withdrawReason: reason })], labels: [], audit: { subjects: [`reservation:${found.id}`], detail: { number: found.number, reason } } })
  }
})
