import { find, findOne, get } from '../../../../../src/shared/commands/load.ts'
import { recordReferenceResult } from '../../../../../src/shared/commands/testing/record-reference-result.ts'
import { readReferenceResult, type ReferenceAnswer } from '../../../../../src/shared/domain/station/read-reference-result.ts'
import type { Unit } from '../../../../../src/shared/domain/stock/unit.ts'
import { sortReferenceResults, type ReferenceResult } from '../../../../../src/shared/domain/testing/sort-reference-results.ts'
import { shanghaiText } from '../../../../../src/shared/kernel/time.ts'
import { load } from '../../../sync/documents.ts'
import { runOwn } from '../../../sync/own-command.ts'
import { attachFiles } from '../attach-files.ts'
import type { Take } from '../hand-over.ts'
import { keepQuestion } from '../keep-question.ts'
import { localCellsOf } from '../local-cells-of.ts'
import { STATION_ACTOR } from '../station-actor.ts'

/** R07: the station's result as a message. A bag or a referral that is not known here is a question for people; a message without any time counts from its arrival. */
export const takeReferenceResult: Take = async (db, ref, { document, version, mapping, now }) => {
  const { answer, refused } = readReferenceResult(document, mapping, await localCellsOf(db, ref.siteId))
  const ask = async (problem: string): Promise<void> => await keepQuestion(db, ref, { document, problem, now })
  for (const { line, field, code, value } of refused) await ask(`line ${line}: ${field} ${code} "${value}"`)
  const source = { db, siteId: ref.siteId }
  const found = await load(source, findOne('reference_referral', { number: answer.referralNumber }))
  if (found === null) {
    await ask(`referral ${answer.referralNumber} is not known here`)
    return 'references.referral-unknown'
  }
  // The report comes with whatever the lines say, also when not one of them could be read.
  await attachFiles(db, ref, { document, subject: `referral:${found.id}`, now })
  const units: Unit[] = []
  for (const id of found.unitIds) {
    const unit = await load(source, get('unit', id))
    if (unit !== null) units.push(unit)
  }
  const results: ReferenceResult[] = []
  for (const { din, productCode, result } of answer.lines) {
    const own = units.filter((u) => u.din === din && (productCode === null || u.productCode === productCode))
    if (own.length === 1 || result === 'incompatible') results.push(...own.map((unit) => ({ unitId: unit.id, result })))
    // Which part of a split bag is meant nobody can say: compatible is then said of none, incompatible of all.
    if (own.length !== 1) await ask(`bag ${din} ${productCode ?? ''} is ${own.length === 0 ? 'not' : 'more than once'} on referral ${found.number}`)
  }
  const answerNumber = (version === 1 ? answer.answerNumber : `${answer.answerNumber}-${version}`).slice(0, 60)
  const testedAt = testTime(answer, found.sampleCollectedAt, now)
  const matches = await load(source, find('reference_match', { referralNumber: found.number }))
  const { kept, refused: stopped } = sortReferenceResults(found, matches, { answerNumber, testedAt, results }, now)
  for (const { unitId, result, refusal } of stopped) await ask(`${units.find((u) => u.id === unitId)?.din ?? unitId} ${result}: ${refusal.code}`)
  if (kept.length === 0) return stopped[0]?.refusal.code ?? 'unfit'
  const payload = { referralId: found.id, answerNumber, testedAt, validHours: answer.validHours, results: kept.map(({ unitId, result }) => ({ unitId, result })) }
  const done = await runOwn(db, ref.siteId, { command: recordReferenceResult, payload, actor: STATION_ACTOR, now })
  if (done.ok) return 'recorded'
  await ask(`${done.error.code} ${JSON.stringify(done.error.params)}`)
  return done.error.code
}

/** A day without a time counts from the earliest that it can have been: then the result holds no longer than it may. */
function testTime({ tested }: ReferenceAnswer, collectedAt: string, now: string): string {
  if (tested === null) return now
  const sameDay = tested.dayOnly && shanghaiText(collectedAt).slice(0, 10) === shanghaiText(tested.at).slice(0, 10)
  return sameDay ? collectedAt : tested.at
}
