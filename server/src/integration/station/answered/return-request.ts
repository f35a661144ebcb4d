import { find, get } from '../../../../../src/shared/commands/load.ts'
import { recordDecision } from '../../../../../src/shared/commands/returns/record-decision.ts'
import { load } from '../../../sync/documents.ts'
import { runOwn } from '../../../sync/own-command.ts'
import type { Hear } from '../answer.ts'
import { STATION_ACTOR } from '../station-actor.ts'

/** R08: a station that does not even take the request has refused every bag of it. That it took it says nothing yet: its word comes bag by bag. */
export const hearReturn: Hear = async (db, { siteId }, { message, answer, now }) => {
  if (answer.kind === 'accepted') return
  const returnId = message.subject.replace('return:', '')
  const source = { db, siteId }
  const found = await load(source, get('station_return', returnId))
  const lines = (await load(source, find('station_return_line', { returnId }))).filter((l) => l.state === 'requested')
  if (found === null || lines.length === 0) return
  const reason = `${answer.code} ${answer.reason}`.trim().slice(0, 200)
  await runOwn(db, siteId, { command: recordDecision, payload: { returnId, decisionNumber: answer.code.slice(0, 60) || 'refused', lines: lines.map(({ unitId }) => ({ unitId, approved: false, reason })) }, actor: STATION_ACTOR, now })
}
