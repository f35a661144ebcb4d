import { z } from 'zod'
import { mayAmend, type Reservation } from '../../domain/reservations/reservation.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change } from '../effects.ts'
import { get } from '../load.ts'
import { askedLines, repeatedLine, reservationBody } from './reservation-body.ts'

const payload = reservationBody.extend({ reservationId: z.string() })
type Payload = z.infer<typeof payload>

/** R01: a submitted reservation is changed as a whole while nothing of it is on its way. The station has the last word: what it took before holds until it takes this. */
export const amendReservation = defineCommand<Payload, Reservation | null>({
  name: 'reservations.amendReservation',
  version: 1,
  kind: 'intent',
  offline: 'refused',
  capability: 'receive',
  secondPerson: false,
  payload,
  *load({ reservationId }) {
    return yield* get('reservation', reservationId)
  },
  decide(found, p, { now }) {
    if (found === null) return err(refusal('reservations.reservation-unknown'))
    if (found.pending !== null) return err(refusal('reservations.waits-for-station', { number: found.number }))
    if (found.state !== 'submitted' || !mayAmend(found)) return err(refusal('reservations.too-late', { number: found.number }))
    const twice = repeatedLine(p.lines)
    if (twice !== null) return err(refusal('reservations.line-twice', { product: twice.productCode, abo: twice.abo }))
    if (p.neededBy <= now) return err(refusal('reservations.needed-by-past', { number: found.number }))
    const { reservationId: _id, ...body } = p
    return ok({ puts: [change('reservation', found, { ...body, lines: askedLines(p.lines), revision: found.revision + 1, pending: 'amend', refusal: null })], labels: [], audit: { subjects: [`reservation:${found.id}`], detail: { number: found.number, lines: p.lines.length, revision: found.revision + 1 } } })
  }
})
