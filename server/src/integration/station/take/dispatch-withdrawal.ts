import { withdrawDispatch } from '../../../../../src/shared/commands/receiving/withdraw-dispatch.ts'
import { mapIn } from '../../../../../src/shared/domain/station/apply-mapping.ts'
import { runOwn } from '../../../sync/own-command.ts'
import type { Take } from '../hand-over.ts'
import { keepQuestion } from '../keep-question.ts'
import { STATION_ACTOR } from '../station-actor.ts'

/** R03: the station takes a note back, by its number in the head or as the number of the document. */
export const takeWithdrawal: Take = async (db, ref, { document, mapping, now }) => {
  const { texts } = mapIn(mapping, document.head, 0)
  const number = texts['dispatchNumber'] ?? document.number
  const done = await runOwn(db, ref.siteId, { command: withdrawDispatch, payload: { number: number.slice(0, 30), reason: (texts['reason'] ?? '').slice(0, 200) }, actor: STATION_ACTOR, now })
  if (done.ok) return 'withdrawn'
  await keepQuestion(db, ref, { document, problem: `${done.error.code} ${number}`, now })
  return done.error.code
}
