import type { Answers } from './answer.ts'
import { hearAmendment, hearReservation, hearWithdrawal } from './answered/reservation.ts'
import { hearReturn } from './answered/return-request.ts'

/** Who hears the station's word on which kind of message: one line a kind. */
export const answers: Answers = { 'return-request': hearReturn, reservation: hearReservation, 'reservation-amend': hearAmendment, 'reservation-withdraw': hearWithdrawal }
