import { findOne, get } from '../../../../../src/shared/commands/load.ts'
import { recordReferenceResult } from '../../../../../src/shared/commands/testing/record-reference-result.ts'
import { readReferenceResult } from '../../../../../src/shared/domain/station/read-reference-result.ts'
import type { Unit } from '../../../../../src/shared/domain/stock/unit.ts'
import { load } from '../../../sync/documents.ts'
import { runOwn } from '../../../sync/own-command.ts'
import type { Take } from '../hand-over.ts'
import { keepQuestion } from '../keep-question.ts'
import { STATION_ACTOR } from '../station-actor.ts'

/** R07: the station's result as a message. A bag or a referral that is not known here is a question for people; a message without the time of the test counts from its arrival. */
export const takeReferenceResult: Take = async (db, ref, { document, version, mapping, now }) => {
  const { answer, refused } = readReferenceResult(document, mapping)
  const ask = async (problem: string): Promise<void> => await keepQuestion(db, ref, { document, problem, now })
  for (const { line, field, code, value } of refused) await ask(`line ${line}: ${field} ${code} "${value}"`)
  const source = { db, siteId: ref.siteId }
  const found = await load(source, findOne('reference_referral', { number: answer.referralNumber }))
  if (found === null) {
    await ask(`referral ${answer.referralNumber} is not known here`)
    return 'references.referral-unknown'
  }
  const units: Unit[] = []
  for (const id of found.unitIds) {
    const unit = await load(source, get('unit', id))
    if (unit !== null) units.push(unit)
  }
  const results: { unitId: string; result: 'compatible' | 'incompatible' }[] = []
  for (const { din, productCode, result } of answer.lines) {
    const own = units.filter((u) => u.din === din && (productCode === null || u.productCode === productCode))
    const [unit] = own
    if (unit === undefined || own.length > 1) await ask(`bag ${din} ${productCode ?? ''} is ${unit === undefined ? 'not' : 'more than once'} on referral ${found.number}`)
    else results.push({ unitId: unit.id, result })
  }
  if (results.length === 0) return 'unfit'
  const answerNumber = version === 1 ? answer.answerNumber : `${answer.answerNumber}-${version}`
  const done = await runOwn(db, ref.siteId, { command: recordReferenceResult, payload: { referralId: found.id, answerNumber, testedAt: answer.testedAt ?? now, validHours: null, results }, actor: STATION_ACTOR, now })
  if (done.ok) return 'recorded'
  await ask(`${done.error.code} ${JSON.stringify(done.error.params)}`)
  return done.error.code
}
