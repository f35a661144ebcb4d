import { expect, test } from 'vitest'
import { addHours } from '../../kernel/time.ts'
import type { ReferenceMatch } from './reference-match.ts'
import type { ReferenceReferral } from './reference-referral.ts'
import { sortReferenceResults, type ReferenceAnswerOf } from './sort-reference-results.ts'

const now = '2026-11-25T04:00:00.000Z'
const found: ReferenceReferral = {
  id: 'r', version: 1, number: 'S1', patientId: 'p', requestId: 'q', sampleId: 's', sampleNumber: 'B1', sampleCollectedAt: addHours(now, -10), reason: 'x', unitIds: ['u1', 'u2'], state: 'open', createdAt: now, createdBy: 'a', courier: null, handedAt: null, handedBy: null
}
const answer = (results: ReferenceAnswerOf['results'], more: Partial<ReferenceAnswerOf> = {}): ReferenceAnswerOf => ({ answerNumber: 'P1', testedAt: addHours(now, -1), results, ...more })
const good = (unitId: string) => ({ unitId, result: 'compatible' }) as const
const bad = (unitId: string) => ({ unitId, result: 'incompatible' }) as const
const sort = (of: ReferenceAnswerOf, matches: readonly Pick<ReferenceMatch, 'id'>[] = []) => sortReferenceResults(found, matches as ReferenceMatch[], of, now)

test('R07 each result of a referred bag goes on record, once', () => {
  const { kept, refused } = sort(answer([good('u1'), bad('u2'), good('u1'), bad('u2')]))
  expect([kept.map(({ unitId, result }) => [unitId, result]), refused]).toEqual([[['u1', 'compatible'], ['u2', 'incompatible']], []])
  expect(new Set(kept.map((k) => k.id)).size).toBe(2)
})

test('R07 both words about one bag are two results; another answer is another result', () => {
  const both = sort(answer([good('u1'), bad('u1')])).kept
  expect(both.map((k) => k.result)).toEqual(['compatible', 'incompatible'])
  expect(both[0]?.id).not.toBe(both[1]?.id)
  expect(sort(answer([good('u1')], { answerNumber: 'P2' })).kept[0]?.id).not.toBe(both[0]?.id)
})

test.each([['now', now, []], ['when the tube was drawn', found.sampleCollectedAt, []], ['after now', addHours(now, 1 / 3600), ['references.tested-in-future']], ['before the tube', addHours(found.sampleCollectedAt, -1 / 3600), ['references.tested-before-sample']]])(
  'R07 a compatible result of a test %s: refused as %s; an incompatible one is kept whatever its time',
  (_what, testedAt, codes) => {
    const { kept, refused } = sort(answer([good('u1'), bad('u2')], { testedAt }))
    expect(refused.map((r) => [r.unitId, r.refusal.code, r.refusal.params])).toEqual(codes.map((code) => ['u1', code, { number: 'S1' }]))
    expect(kept.map((k) => k.unitId)).toEqual(codes.length === 0 ? ['u1', 'u2'] : ['u2'])
  }
)

test('R07 a bag that the referral does not name is refused, compatible or not; a result that is known is refused line by line', () => {
  const [first] = sort(answer([good('u1')])).kept
  const { kept, refused } = sort(answer([good('u1'), good('u2'), good('x'), bad('y')]), [{ id: first?.id ?? '' }])
  expect(kept.map((k) => k.unitId)).toEqual(['u2'])
  expect(refused.map((r) => [r.unitId, r.refusal.code, r.refusal.params])).toEqual([
    ['u1', 'references.result-known', { number: 'S1', answer: 'P1' }], ['x', 'references.bag-not-referred', { number: 'S1' }], ['y', 'references.bag-not-referred', { number: 'S1' }]
  ])
})
