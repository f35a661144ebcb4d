import { takeFeedback as command } from '../../../../../src/shared/commands/reservations/take-feedback.ts'
import { readReservationFeedback } from '../../../../../src/shared/domain/station/read-reservation-feedback.ts'
import { runOwn } from '../../../sync/own-command.ts'
import type { Take } from '../hand-over.ts'
import { keepQuestion } from '../keep-question.ts'
import { STATION_ACTOR } from '../station-actor.ts'

/** R02: the station's word on a reservation; what it says of an order that we do not know is a question for people. */
export const takeFeedback: Take = async (db, ref, { document, mapping, now }) => {
  const { reservationNumber, lines, refused } = readReservationFeedback(document, mapping)
  for (const { line, field, code, value } of refused) await keepQuestion(db, ref, { document, problem: `line ${line}: ${field} ${code} "${value}"`, now })
  if (lines.length === 0) return 'unfit'
  const done = await runOwn(db, ref.siteId, { command, payload: { reservationNumber, number: document.number, lines }, actor: STATION_ACTOR, now })
  if (done.ok) return 'taken'
  await keepQuestion(db, ref, { document, problem: `${done.error.code} ${JSON.stringify(done.error.params)}`, now })
  return done.error.code
}
