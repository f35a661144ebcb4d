import { expect, test } from 'vitest'
import type { Reservation } from '../../domain/reservations/reservation.ts'
import type { CommandContext } from '../command.ts'
import { amendReservation } from './amend-reservation.ts'
import { noteAnswer } from './note-answer.ts'
import { askedLines } from './reservation-body.ts'
import { saveDraft } from './save-draft.ts'
import { submitReservation } from './submit-reservation.ts'
import { takeFeedback } from './take-feedback.ts'
import { withdrawReservation } from './withdraw-reservation.ts'

const now = '2026-11-25T00:00:00.000Z'
const context: CommandContext = { commandId: 'c', now, newId: () => 'n', actor: { userId: 'u', name: 'u' }, second: null, deviceId: 'd' }
const wanted = (quantity: number) => ({ productCode: 'D1002', abo: 'A' as const, rhd: 'pos' as const, quantity, unit: 'U' as const })
const body = (quantity: number) => ({ neededBy: '2026-12-01T00:00:00.000Z', urgent: false, purpose: 'p', lines: [wanted(quantity)] })
const reservation = (over: Partial<Reservation> = {}): Reservation => ({
  id: 'r', version: 3, number: 'Y1', ...body(4), lines: askedLines([wanted(4)]), state: 'submitted', revision: 0, pending: null, confirmed: askedLines([wanted(4)]), reference: null, refusal: null, unseen: false, createdAt: now, createdBy: 'u', submittedAt: now, submittedBy: 'u', withdrawReason: null, ...over
})
const lineOf = (quantity: number) => {
  const [line] = askedLines([wanted(quantity)])
  if (line === undefined) throw new Error('no line')
  return line
}
const after = (result: ReturnType<typeof amendReservation.decide>): Partial<Reservation> => (result.ok ? (result.value.puts[0]?.doc as Reservation) : { refusal: result.error.code })

test('R01 a change that the station does not take leaves what it took before; one that it takes is the order', () => {
  const changed = after(amendReservation.decide(reservation(), { reservationId: 'r', ...body(9) }, context))
  expect(changed).toMatchObject({ revision: 1, pending: 'amend', lines: [{ quantity: 9 }], confirmed: [{ quantity: 4 }] })
  const answer = (refused: string | null) => after(noteAnswer.decide(reservation(changed), { reservationId: 'r', asked: 'amend', refused, reference: null }, context))
  expect(answer('too-late')).toMatchObject({ pending: null, lines: [{ quantity: 4 }], refusal: 'too-late', unseen: true, state: 'submitted' })
  expect(answer(null)).toMatchObject({ pending: null, lines: [{ quantity: 9 }], confirmed: [{ quantity: 9 }], refusal: null })
})

test('R01 a withdrawal that the station does not take leaves the order standing, and an order that it does not take is refused', () => {
  const asked = after(withdrawReservation.decide(reservation(), { reservationId: 'r', reason: 'x' }, context))
  expect(asked).toMatchObject({ state: 'withdrawing', pending: 'withdraw', withdrawReason: 'x' })
  const answer = (doc: Reservation, kind: 'submit' | 'withdraw', refused: string | null) => after(noteAnswer.decide(doc, { reservationId: 'r', asked: kind, refused, reference: 'GZ1' }, context))
  expect(answer(reservation(asked), 'withdraw', 'no')).toMatchObject({ state: 'submitted', withdrawReason: null })
  expect(answer(reservation(asked), 'withdraw', null)).toMatchObject({ state: 'withdrawn' })
  expect(answer(reservation({ pending: 'submit', confirmed: null }), 'submit', 'no')).toMatchObject({ state: 'refused', refusal: 'no' })
  // An answer to something that nobody asks any more changes nothing.
  expect(answer(reservation(), 'withdraw', null)).toEqual({ refusal: 'reservations.reservation-unknown' })
})

test('R01 nothing is asked of the station while it has not answered, when it is too late, or twice', () => {
  const amend = (doc: Reservation) => after(amendReservation.decide(doc, { reservationId: 'r', ...body(9) }, context)).refusal
  const withdraw = (doc: Reservation) => after(withdrawReservation.decide(doc, { reservationId: 'r', reason: 'x' }, context)).refusal
  const shipped = reservation({ lines: [{ ...lineOf(4), answer: 'shipped', promised: 4 }] })
  expect([amend(reservation({ pending: 'submit' })), withdraw(reservation({ pending: 'submit' })), amend(shipped), withdraw(shipped)]).toEqual(['reservations.waits-for-station', 'reservations.waits-for-station', 'reservations.too-late', 'reservations.too-late'])
  const submit = (doc: Reservation) => after(submitReservation.decide(doc, { reservationId: 'r' }, context)).refusal
  expect([submit(reservation()), submit(reservation({ state: 'draft', neededBy: now }))]).toEqual(['reservations.not-a-draft', 'reservations.needed-by-past'])
  expect(after(saveDraft.decide({ old: null, sameNumber: null }, { reservationId: 'r', number: 'Y1', ...body(1), lines: [wanted(1), wanted(2)] }, context)).refusal).toBe('reservations.line-twice')
  expect(after(saveDraft.decide({ old: null, sameNumber: reservation({ id: 'other' }) }, { reservationId: 'r', number: 'Y1', ...body(1) }, context)).refusal).toBe('reservations.number-taken')
})

test('R02 feedback on a draft or on nothing is no feedback; one that refuses everything ends the order', () => {
  const feedback = (found: Reservation | null) => takeFeedback.decide({ found, known: null }, { reservationNumber: 'Y1', number: 'YF1', lines: [{ lineNo: 1, answer: 'refused', quantity: 0, reason: '没有', expectedAt: null }] }, context)
  expect([feedback(null).ok, feedback(reservation({ state: 'draft' })).ok]).toEqual([false, false])
  expect(after(feedback(reservation()))).toMatchObject({ state: 'closed', unseen: true, lines: [{ answer: 'refused', reason: '没有' }] })
})
