import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addHours } from '../../kernel/time.ts'
import { liftingMatch, validUntil, type ReferenceMatch } from './reference-match.ts'

const at = (hours: number): string => addHours('2026-11-22T00:00:00.000Z', hours)
const match = (over: Partial<ReferenceMatch> = {}): ReferenceMatch => ({
  id: 'm', version: 1, referralNumber: 'SJ1', patientId: 'p1', unitId: 'u1', sampleId: 's1', sampleCollectedAt: at(0), result: 'compatible', testedAt: at(10), validHours: null, source: 'message', enteredBy: 'gateway', checkedBy: null, ...over
})
const asks = { patientId: 'p1', unitId: 'u1', sampleId: 's1', now: at(20), sampleMaxHours: 72 }
const lifts = (matches: readonly ReferenceMatch[], question = asks): boolean => liftingMatch(matches, question) !== null

test('R07 a compatible result lifts the stop for its patient and its bag and for no other', () => {
  expect(lifts([match()])).toBe(true)
  expect([lifts([match({ patientId: 'p2' })]), lifts([match({ unitId: 'u2' })]), lifts([])]).toEqual([false, false, false])
})

test('R07 an incompatible result stands for good, in whatever order results come', () => {
  const results = [match(), match({ result: 'incompatible', testedAt: at(-500), sampleCollectedAt: at(-510) }), match({ testedAt: at(15) })]
  fc.assert(
    fc.property(fc.shuffledSubarray(results, { minLength: 1 }), (some) => {
      expect(lifts(some)).toBe(!some.some((m) => m.result === 'incompatible'))
    })
  )
})

test('R07 it holds until the earlier of the word of the station and the age of the tube, to the minute', () => {
  expect([validUntil(match(), 72), validUntil(match({ validHours: 24 }), 72), validUntil(match({ validHours: 100 }), 72)]).toEqual([at(72), at(34), at(72)])
  expect([lifts([match({ validHours: 24 })], { ...asks, now: at(34) }), lifts([match({ validHours: 24 })], { ...asks, now: addHours(at(34), 1 / 60) })]).toEqual([true, false])
  // An old result beside a good one does no harm.
  expect(lifts([match({ sampleCollectedAt: at(-100), testedAt: at(-90) }), match()])).toBe(true)
})

test('R07 a letter counts when two different people entered it, and a test of the future counts never', () => {
  const letter = { source: 'letter', enteredBy: 'a' } as const
  expect([lifts([match({ ...letter })]), lifts([match({ ...letter, checkedBy: 'a' })]), lifts([match({ ...letter, checkedBy: 'b' })])]).toEqual([false, false, true])
  expect([lifts([match({ testedAt: at(21) })]), lifts([match({ sampleCollectedAt: at(11) })])]).toEqual([false, false])
})

test('R07 the result that lets a bag go is the newest of those that lift, whatever the order, and none beside an incompatible one', () => {
  const old = match({ id: 'old', testedAt: at(5) })
  const newest = match({ id: 'newest', testedAt: at(15) })
  const none = [match({ id: 'tube', sampleId: 's0', testedAt: at(19) }), match({ id: 'bag', unitId: 'u2', testedAt: at(19) }), match({ id: 'person', patientId: 'p2', testedAt: at(19) }), match({ id: 'letter', source: 'letter', enteredBy: 'a', testedAt: at(19) }), match({ id: 'future', testedAt: at(21) })]
  for (const matches of [[old, newest, ...none], [newest, ...none, old]]) expect(liftingMatch(matches, asks)?.id).toBe('newest')
  expect(liftingMatch(none, asks)).toBeNull()
  expect(liftingMatch([old, match({ id: 'no', result: 'incompatible', testedAt: at(-500) })], asks)).toBeNull()
  // What is incompatible for another bag or another person stands in nobody's way here.
  expect(liftingMatch([old, match({ result: 'incompatible', unitId: 'u2' }), match({ result: 'incompatible', patientId: 'p2' })], asks)?.id).toBe('old')
  // A test in this very minute, and of the minute in which the tube was drawn, counts.
  expect(liftingMatch([match({ id: 'now', testedAt: asks.now })], asks)?.id).toBe('now')
  expect(liftingMatch([match({ id: 'then', testedAt: at(0) })], asks)?.id).toBe('then')
})
