import { z } from 'zod'
import { isFulfilled, reservationFeedbackSchema, withFeedback, type Reservation, type ReservationFeedback } from '../../domain/reservations/reservation.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { err, ok } from '../../kernel/result.ts'
import { nameId } from '../../kernel/name-ids.ts'
import { defineCommand } from '../command.ts'
import { change, create } from '../effects.ts'
import { findOne, get } from '../load.ts'

const payload = z.object({ reservationNumber: z.string().min(1).max(60), number: z.string().min(1).max(60), lines: reservationFeedbackSchema.shape.lines.min(1).max(100) })
type Payload = z.infer<typeof payload>

interface Documents {
  readonly found: Reservation | null
  readonly known: ReservationFeedback | null
}

/** R02: the station's word on the lines of a reservation. All of it is kept in the order of coming; what contradicts itself is named there and leaves its line as it was. */
export const takeFeedback = defineCommand<Payload, Documents>({
  name: 'reservations.takeFeedback',
  version: 1,
  kind: 'evidence',
  offline: 'refused',
  capability: 'look',
  secondPerson: false,
  byServer: 'only',
  payload,
  *load({ reservationNumber, number }) {
    const found = yield* findOne('reservation', { number: reservationNumber })
    return { found, known: found === null ? null : yield* get('reservation_feedback', nameId('reservation_feedback', found.id, number)) }
  },
  decide({ found, known }, { reservationNumber, number, lines }, { now }) {
    if (found === null || found.state === 'draft') return err(refusal('reservations.number-unknown', { number: reservationNumber }))
    const result = withFeedback(found.lines, lines)
    const said = { reservationId: found.id, number, takenAt: now, lines, problems: [...result.problems] }
    const closed = found.state === 'submitted' && found.pending === null && result.lines.every((l) => l.answer === 'refused') && isFulfilled(result.lines)
    return ok({
      puts: [
        change('reservation', found, { lines: [...result.lines], unseen: true, ...(closed ? { state: 'closed' as const } : {}) }),
        known === null ? create('reservation_feedback', { id: nameId('reservation_feedback', found.id, number), ...said }) : change('reservation_feedback', known, said)
      ],
      labels: [],
      audit: { subjects: [`reservation:${found.id}`], detail: { number: found.number, feedback: number, lines: lines.length, problems: result.problems.length } }
    })
  }
})
