import { z } from 'zod'
import type { Reservation } from '../../domain/reservations/reservation.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change } from '../effects.ts'
import { get } from '../load.ts'

const payload = z.object({
  reservationId: z.string(),
  asked: z.enum(['submit', 'amend', 'withdraw']),
  /** Null: it was taken. */
  refused: z.string().max(300).nullable(),
  reference: z.string().max(60).nullable()
})
type Payload = z.infer<typeof payload>

/** R01: the station's word on what was asked of it. A change that it does not take leaves what it took before; a withdrawal that it does not take leaves the order standing. */
export const noteAnswer = defineCommand<Payload, Reservation | null>({
  name: 'reservations.noteAnswer',
  version: 1,
  kind: 'evidence',
  offline: 'refused',
  capability: 'look',
  secondPerson: false,
  byServer: 'only',
  payload,
  *load({ reservationId }) {
    return yield* get('reservation', reservationId)
  },
  decide(found, { asked, refused, reference }) {
    if (found === null || found.pending !== asked) return err(refusal('reservations.reservation-unknown'))
    const said = { pending: null, refusal: refused, unseen: true, reference: reference ?? found.reference } as const
    const taken = { submit: { confirmed: found.lines }, amend: { confirmed: found.lines }, withdraw: { state: 'withdrawn' } } as const
    const notTaken = { submit: { state: 'refused' }, amend: { lines: found.confirmed ?? found.lines }, withdraw: { state: 'submitted', withdrawReason: null } } as const
    return ok({ puts: [change('reservation', found, { ...said, ...(refused === null ? taken[asked] : notTaken[asked]) })], labels: [], audit: { subjects: [`reservation:${found.id}`], detail: { number: found.number, asked, refused } } })
  }
})
