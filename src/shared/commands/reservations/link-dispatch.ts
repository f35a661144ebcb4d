import { z } from 'zod'
import type { Reservation } from '../../domain/reservations/reservation.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { err, ok } from '../../kernel/result.ts'
import { nameId } from '../../kernel/name-ids.ts'
import { defineCommand } from '../command.ts'
import { change, create } from '../effects.ts'
import { findOne, get } from '../load.ts'

const payload = z.object({ reservationNumber: z.string().min(1).max(60), dispatchNumber: z.string().min(1).max(60) })
type Payload = z.infer<typeof payload>

/** R02: the station says on a note which reservation it fills. Said twice it is said once. */
export const linkDispatch = defineCommand<Payload, { found: Reservation | null; known: boolean }>({
  name: 'reservations.linkDispatch',
  version: 1,
  kind: 'evidence',
  offline: 'refused',
  capability: 'look',
  secondPerson: false,
  byServer: 'only',
  payload,
  *load({ reservationNumber, dispatchNumber }) {
    const found = yield* findOne('reservation', { number: reservationNumber })
    const link = found === null ? null : yield* get('reservation_dispatch', nameId('reservation_dispatch', found.id, dispatchNumber))
    return { found, known: link !== null }
  },
  decide({ found, known }, { reservationNumber, dispatchNumber }) {
    if (found === null || known) return err(refusal('reservations.number-unknown', { number: reservationNumber }))
    return ok({ puts: [change('reservation', found, { unseen: true }), create('reservation_dispatch', { id: nameId('reservation_dispatch', found.id, dispatchNumber), reservationId: found.id, dispatchNumber })], labels: [], audit: { subjects: [`reservation:${found.id}`], detail: { number: found.number, dispatch: dispatchNumber } } })
  }
})
