import { z } from 'zod'
import type { Issue } from '../../domain/issuing/issue.ts'
import { refusal } from '../../domain/refusal-code.ts'
import type { Unit } from '../../domain/stock/unit.ts'
import type { ReferenceMatch } from '../../domain/testing/reference-match.ts'
import type { ReferenceReferral } from '../../domain/testing/reference-referral.ts'
import { sortReferenceResults } from '../../domain/testing/sort-reference-results.ts'
import { err, ok } from '../../kernel/result.ts'
import { defineCommand } from '../command.ts'
import { change, create } from '../effects.ts'
import { find, get } from '../load.ts'
import { caseOf } from '../tasks/case-of.ts'

const payload = z.object({
  referralId: z.string(),
  /** The station's number for this answer: the same one says the same thing once. */
  answerNumber: z.string().trim().min(1).max(60),
  testedAt: z.iso.datetime(),
  validHours: z.number().int().min(1).max(720).nullable(),
  results: z.array(z.object({ unitId: z.string(), result: z.enum(['compatible', 'incompatible']) })).min(1).max(60)
})
type Payload = z.infer<typeof payload>

interface Documents {
  readonly found: ReferenceReferral | null
  readonly matches: readonly ReferenceMatch[]
  /** Bags of the answer that are with a ward or in a patient. */
  readonly issued: readonly Given[]
}

interface Given {
  readonly unit: Unit
  readonly issue: Issue
}

/**
 * R07: the station's result for bags of a referral, as a letter that two people enter, or as a message of the gateway. What goes on record is the rule of
 * sort-reference-results.ts: an answer whose compatible lines cannot be is refused as a whole, but never what is incompatible in it. What a result lifts is the rule of reference-match.ts. The server decides, so that two benches cannot enter two results of one letter.
 */
export const recordReferenceResult = defineCommand<Payload, Documents>({
  name: 'testing.recordReferenceResult',
  version: 1,
  kind: 'intent',
  offline: 'refused',
  capability: 'test',
  secondPerson: true,
  byServer: 'also',
  payload,
  *load({ referralId, results }) {
    const found = yield* get('reference_referral', referralId)
    const issued: Given[] = []
    for (const { unitId } of results) {
      const unit = yield* get('unit', unitId)
      const issue = yield* get('issue', unit?.issueId ?? null)
      if (unit !== null && issue !== null && issue.returnedAt === null) issued.push({ unit, issue })
    }
    return { found, matches: found === null ? [] : yield* find('reference_match', { referralNumber: found.number }), issued }
  },
  decide({ found, matches, issued }, p, context) {
    const { now, actor, second } = context
    if (found === null) return err(refusal('references.referral-unknown'))
    const { kept, refused } = sortReferenceResults(found, matches, p, now)
    const [first] = refused
    if (kept.length === 0 || (first !== undefined && !kept.some((k) => k.result === 'incompatible'))) return err(first?.refusal ?? refusal('references.bag-not-referred', { number: found.number }))
    const said = new Set([...matches, ...kept].map((m) => m.unitId))
    // The patient has this blood already: the ward must know now, as with our own late cross-match.
    const late = issued.filter(({ unit, issue }) => issue.patientId === found.patientId && kept.some((k) => k.unitId === unit.id && k.result === 'incompatible'))
    return ok({
      puts: [
        ...kept.map(({ id, unitId, result }) =>
          create('reference_match', { id, referralNumber: found.number, patientId: found.patientId, unitId, sampleId: found.sampleId, sampleCollectedAt: found.sampleCollectedAt, result, testedAt: p.testedAt, validHours: p.validHours, source: second === null ? 'message' : 'letter', enteredBy: actor.userId, checkedBy: second?.userId ?? null })
        ),
        change('reference_referral', found, { state: found.unitIds.every((unitId) => said.has(unitId)) ? 'answered' : 'open' }),
        ...late.map(({ unit, issue }) => caseOf('incompatible-late-crossmatch', { unitId: unit.id, requestId: issue.requestId, patientId: found.patientId, finding: `${found.number} · ${p.answerNumber}` }, context))
      ],
      labels: [],
      audit: {
        subjects: [`referral:${found.id}`, `patient:${found.patientId}`, ...new Set(kept.map((k) => `unit:${k.unitId}`))],
        detail: { number: found.number, answer: p.answerNumber, compatible: kept.filter((k) => k.result === 'compatible').length, incompatible: kept.filter((k) => k.result === 'incompatible').length, left: refused.length, cases: late.length }
      }
    })
  }
})
