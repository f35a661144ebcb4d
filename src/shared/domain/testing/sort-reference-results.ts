import { nameId } from '../../kernel/name-ids.ts'
import type { Instant } from '../../kernel/time.ts'
import { refusal, type Refusal } from '../refusal-code.ts'
import type { ReferenceMatch } from './reference-match.ts'
import type { ReferenceReferral } from './reference-referral.ts'

export interface ReferenceResult {
  readonly unitId: string
  readonly result: ReferenceMatch['result']
}

export interface ReferenceAnswerOf {
  /** The station's number for this answer: the same one says the same thing once. */
  readonly answerNumber: string
  readonly testedAt: Instant
  readonly results: readonly ReferenceResult[]
}

export interface SortedResults {
  readonly kept: readonly (ReferenceResult & { readonly id: string })[]
  readonly refused: readonly (ReferenceResult & { readonly refusal: Refusal })[]
}

/**
 * R07: which lines of an answer go on record. That a bag is incompatible always does, with whatever date and beside whatever else is known: it may only
 * ever stop a bag. That it is compatible lifts a stop, so it must be of a time that can be, and be said once; what is refused is refused line by line.
 * A bag that the referral does not name is refused either way.
 */
export function sortReferenceResults(found: ReferenceReferral, matches: readonly ReferenceMatch[], { answerNumber, testedAt, results }: ReferenceAnswerOf, now: Instant): SortedResults {
  const kept: (ReferenceResult & { id: string })[] = []
  const refused: (ReferenceResult & { refusal: Refusal })[] = []
  for (const line of results) {
    // Two words about one bag in one answer are two results, and the rule of `liftingMatch` says which of them counts.
    const id = nameId('reference_match', found.id, line.unitId, answerNumber, ...(line.result === 'compatible' ? [] : [line.result]))
    const no = stopOf(found, line, testedAt, now) ?? (matches.some((m) => m.id === id) ? refusal('references.result-known', { number: found.number, answer: answerNumber }) : null)
    if (no !== null) refused.push({ ...line, refusal: no })
    else if (!kept.some((k) => k.id === id)) kept.push({ ...line, id })
  }
  return { kept, refused }
}

function stopOf(found: ReferenceReferral, { unitId, result }: ReferenceResult, testedAt: Instant, now: Instant): Refusal | null {
  if (!found.unitIds.includes(unitId)) return refusal('references.bag-not-referred', { number: found.number })
  if (result === 'incompatible') return null
  if (testedAt > now) return refusal('references.tested-in-future', { number: found.number })
  // Another tube, or a date read wrongly: such a result would never lift anything, and somebody should know now.
  return testedAt < found.sampleCollectedAt ? refusal('references.tested-before-sample', { number: found.number }) : null
}
