import { z } from 'zod'
import type { Reservation } from '../../domain/reservations/reservation.ts'
import { refusal } from '../../domain/refusal-code.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change, create } from '../effects.ts'
import { findOne, get } from '../load.ts'
import { askedLines, repeatedLine, reservationBody } from './reservation-body.ts'

const payload = reservationBody.extend({ reservationId: z.string(), number: z.string().trim().min(1).max(40) })
type Payload = z.infer<typeof payload>

/** R01: a reservation that is being written, at any bench, also without the server. The station hears nothing of it yet. */
export const saveDraft = defineCommand<Payload, { old: Reservation | null; sameNumber: Reservation | null }>({
  name: 'reservations.saveDraft',
  version: 1,
  kind: 'intent',
  offline: 'allowed',
  capability: 'receive',
  secondPerson: false,
  payload,
  *load(p) {
    return { old: yield* get('reservation', p.reservationId), sameNumber: yield* findOne('reservation', { number: p.number }) }
  },
  decide({ old, sameNumber }, p, { now, actor }) {
    const twice = repeatedLine(p.lines)
    if (twice !== null) return err(refusal('reservations.line-twice', { product: twice.productCode, abo: twice.abo }))
    if (sameNumber !== null && sameNumber.id !== p.reservationId) return err(refusal('reservations.number-taken', { number: p.number }))
    if (old !== null && old.state !== 'draft') return err(refusal('reservations.not-a-draft', { number: old.number }))
    const body = { number: p.number, neededBy: p.neededBy, urgent: p.urgent, purpose: p.purpose, lines: askedLines(p.lines) }
    const put =
      old === null
        ? create('reservation', { id: p.reservationId, ...body, state: 'draft', revision: 0, pending: null, confirmed: null, reference: null, refusal: null, unseen: false, createdAt: now, createdBy: actor.userId, submittedAt: null, submittedBy: null, withdrawReason: null })
        : change('reservation', old, body)
    return ok({ puts: [put], labels: [], audit: { subjects: [`reservation:${p.reservationId}`], detail: { number: p.number, lines: p.lines.length } } })
  }
})
