import { noteAnswer } from '../../../../../src/shared/commands/reservations/note-answer.ts'
import { runOwn } from '../../../sync/own-command.ts'
import type { Hear } from '../answer.ts'
import { STATION_ACTOR } from '../station-actor.ts'

/** R01: the station took what was asked of it, or not. */
const hear = (asked: 'submit' | 'amend' | 'withdraw'): Hear => async (db, { siteId }, { message, answer, now }) => {
  const accepted = answer.kind === 'accepted'
  const payload = { reservationId: message.subject.replace('reservation:', ''), asked, refused: accepted ? null : `${answer.code} ${answer.reason}`.trim().slice(0, 300), reference: accepted ? answer.reference.slice(0, 60) : null }
  await runOwn(db, siteId, { command: noteAnswer, payload, actor: STATION_ACTOR, now })
}

export const hearReservation = hear('submit')
export const hearAmendment = hear('amend')
export const hearWithdrawal = hear('withdraw')
