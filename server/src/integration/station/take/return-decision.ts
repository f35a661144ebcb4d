import { findOne, find } from '../../../../../src/shared/commands/load.ts'
import { recordDecision } from '../../../../../src/shared/commands/returns/record-decision.ts'
import { readReturnDecision } from '../../../../../src/shared/domain/station/read-return-decision.ts'
import { load } from '../../../sync/documents.ts'
import { runOwn } from '../../../sync/own-command.ts'
import type { Take } from '../hand-over.ts'
import { keepQuestion } from '../keep-question.ts'
import { localCellsOf } from '../local-cells-of.ts'
import { STATION_ACTOR } from '../station-actor.ts'

/**
 * R08: the station's word on bags of a return. A bag it has spoken of already keeps its first word: a repeated one is nothing new, another one is a
 * question for people, and so is a bag or a return that we do not know.
 */
export const takeReturnDecision: Take = async (db, ref, { document, mapping, now }) => {
  const { decision, refused } = readReturnDecision(document, mapping, await localCellsOf(db, ref.siteId))
  const ask = async (problem: string): Promise<void> => await keepQuestion(db, ref, { document, problem, now })
  for (const { line, field, code, value } of refused) await ask(`line ${line}: ${field} ${code} "${value}"`)
  const source = { db, siteId: ref.siteId }
  const found = await load(source, findOne('station_return', { number: decision.returnNumber }))
  if (found === null) {
    await ask(`return ${decision.returnNumber} is not known here`)
    return 'returns.return-unknown'
  }
  const lines = await load(source, find('station_return_line', { returnId: found.id }))
  const open: { unitId: string; approved: boolean; reason: string }[] = []
  for (const { din, productCode, approved, reason } of decision.lines) {
    const ours = lines.filter((l) => l.din === din && (productCode === null || l.productCode === productCode))
    const [line] = ours
    if (line === undefined || ours.length > 1) await ask(`bag ${din} ${productCode ?? ''} is ${line === undefined ? 'not' : 'more than once'} on return ${found.number}`)
    else if (line.state === 'requested') {
      if (!open.some((o) => o.unitId === line.unitId)) open.push({ unitId: line.unitId, approved, reason })
    } else if ((line.state === 'approved') !== approved) await ask(`bag ${din} of return ${found.number} was ${line.state} before`)
  }
  if (open.length === 0) return 'nothing-new'
  const done = await runOwn(db, ref.siteId, { command: recordDecision, payload: { returnId: found.id, decisionNumber: decision.decisionNumber, lines: open }, actor: STATION_ACTOR, now })
  if (done.ok) return 'decided'
  await ask(`${done.error.code} ${JSON.stringify(done.error.params)}`)
  return done.error.code
}
