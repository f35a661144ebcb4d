import { afterAll, beforeAll, expect, test } from 'vitest'
import { takeOverUnit } from '../../src/shared/commands/issuing/take-over-unit.ts'
import { sound, Stage } from './sim/stage.ts'

let stage: Stage
beforeAll(async () => void (stage = await Stage.open()))
afterAll(async () => await stage.stop())

/** Carries the first bag of A to B, where it is taken over in hand while A hears nothing. */
async function takenOver() {
  const { a, b } = stage
  const bag = stage.bag(a)
  a.cable.cut = true
  await stage.pass(1000)
  bag.place = 'B'
  expect(await stage.decide(b, takeOverUnit, { unitId: bag.unitId, entry: 'scanned', scannedSelfNumber: bag.label, scannedDin: bag.din, reason: '工作站断网' })).toMatchObject({ ok: true })
  return bag
}

test('R20 story: a silent holder, the bag taken over in hand and kept. It goes once', async () => {
  const bag = await takenOver()
  expect(await stage.issue(stage.b, bag)).toBe('ok')
  expect(await stage.judge()).toEqual(sound)
  expect(stage.cases()).toEqual([])
})

test('R20 known limit: taken over, then carried back to the silent holder without a word, scanned there, and typed off the list here. Twice on record, and a critical case at once', async () => {
  const { a, b } = stage
  const bag = await takenOver()
  bag.place = 'A'
  expect(await stage.issue(a, bag)).toBe('ok')
  expect(await stage.issue(b, bag, { typed: true })).toBe('ok')
  const verdict = await stage.judge()
  expect(verdict.doubleIssues).toBe(1)
  expect({ ...verdict, doubleIssues: 0, found: [] }).toEqual(sound)
  expect(stage.cases()).toEqual(['double-issue critical'])
})
