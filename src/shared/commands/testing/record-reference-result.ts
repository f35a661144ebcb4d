import { z } from 'zod'
import { refusal } from '../../domain/refusal-code.ts'
import type { ReferenceMatch } from '../../domain/testing/reference-match.ts'
import type { ReferenceReferral } from '../../domain/testing/reference-referral.ts'
import { err, ok } from '../../kernel/result.ts'
import { nameId } from '../../kernel/name-ids.ts'
import { defineCommand } from '../command.ts'
import { change, create } from '../effects.ts'
import { find, get } from '../load.ts'

const payload = z.object({
  referralId: z.string(),
  /** The station's number for this answer: the same one says the same thing once. */
  answerNumber: z.string().trim().min(1).max(60),
  testedAt: z.iso.datetime(),
  validHours: z.number().int().min(1).max(720).nullable(),
  results: z.array(z.object({ unitId: z.string(), result: z.enum(['compatible', 'incompatible']) })).min(1).max(20)
})
type Payload = z.infer<typeof payload>

interface Documents {
  readonly found: ReferenceReferral | null
  readonly matches: readonly ReferenceMatch[]
}

/**
 * R07: the station's result for bags of a referral, as a letter that two people enter, or as a message of the gateway. What it lifts, and that an incompatible one stands
 * for good, is the rule of reference-match.ts. The server decides, so that two benches cannot enter two results of one letter.
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
  *load({ referralId }) {
    const found = yield* get('reference_referral', referralId)
    return { found, matches: found === null ? [] : yield* find('reference_match', { referralNumber: found.number }) }
  },
  decide({ found, matches }, p, { now, actor, second }) {
    if (found === null) return err(refusal('references.referral-unknown'))
    if (p.testedAt > now) return err(refusal('references.tested-in-future', { number: found.number }))
    // Another tube, or a date read wrongly: such a result would never lift anything, and somebody should know now.
    if (p.testedAt < found.sampleCollectedAt) return err(refusal('references.tested-before-sample', { number: found.number }))
    const id = (unitId: string): string => nameId('reference_match', found.id, unitId, p.answerNumber)
    for (const { unitId } of p.results) {
      if (!found.unitIds.includes(unitId)) return err(refusal('references.bag-not-referred', { number: found.number }))
      if (matches.some((m) => m.id === id(unitId))) return err(refusal('references.result-known', { number: found.number, answer: p.answerNumber }))
    }
    const said = new Set([...matches.map((m) => m.unitId), ...p.results.map((r) => r.unitId)])
    return ok({
      puts: [
        ...p.results.map(({ unitId, result }) =>
          create('reference_match', { id: id(unitId), referralNumber: found.number, patientId: found.patientId, unitId, sampleCollectedAt: found.sampleCollectedAt, result, testedAt: p.testedAt, validHours: p.validHours, source: second === null ? 'message' : 'letter', enteredBy: actor.userId, checkedBy: second?.userId ?? null })
        ),
        change('reference_referral', found, { state: found.unitIds.every((unitId) => said.has(unitId)) ? 'answered' : 'open' })
      ],
      labels: [],
      audit: { subjects: [`referral:${found.id}`, `patient:${found.patientId}`, ...p.results.map((r) => `unit:${r.unitId}`)], detail: { number: found.number, answer: p.answerNumber, compatible: p.results.filter((r) => r.result === 'compatible').length, incompatible: p.results.filter((r) => r.result === 'incompatible').length } }
    })
  }
})
