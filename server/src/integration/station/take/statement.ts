import { takeStatement as command } from '../../../../../src/shared/commands/fees/take-statement.ts'
import { readStatement } from '../../../../../src/shared/domain/fees/read-statement.ts'
import { runOwn } from '../../../sync/own-command.ts'
import type { Take } from '../hand-over.ts'
import { keepQuestion } from '../keep-question.ts'
import { localCellsOf } from '../local-cells-of.ts'
import { STATION_ACTOR } from '../station-actor.ts'

/** R09: the station's bill for a month. With a fault in it nothing of it is taken: the faults are shown to people, with the whole of it. */
export const takeStatement: Take = async (db, ref, { document, mapping, now }) => {
  const { number, period, totalFen, lines, faults } = readStatement(document, mapping, await localCellsOf(db, ref.siteId))
  if (faults.length > 0) {
    for (const { line, field, code, value } of faults.slice(0, 20)) await keepQuestion(db, ref, { document, problem: `line ${line}: ${field} ${code} "${value}"`, now })
    return 'faulty'
  }
  const done = await runOwn(db, ref.siteId, { command, payload: { number, period, source: 'gateway', fileName: '', totalFen, lines }, actor: STATION_ACTOR, now })
  if (done.ok) return 'taken'
  await keepQuestion(db, ref, { document, problem: `${done.error.code} ${JSON.stringify(done.error.params)}`, now })
  return done.error.code
}
