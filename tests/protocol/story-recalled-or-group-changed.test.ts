import { afterAll, beforeAll, expect, test } from 'vitest'
import { recallUnit } from '../../src/shared/commands/issuing/recall-unit.ts'
import { receiveSample } from '../../src/shared/commands/testing/receive-sample.ts'
import { addHours, instant } from '../../src/shared/kernel/time.ts'
import { sound, Stage, MINUTE } from './sim/stage.ts'

let stage: Stage
beforeAll(async () => void (stage = await Stage.open()))
afterAll(async () => await stage.stop())

test('R20 story: unit asked for while its holder is offline. The holder alone may issue it until it has heard of it and given its word; the other waits', async () => {
  const { a, b } = stage
  const [first, second] = [stage.bag(a, 0), stage.bag(a, 1)]
  a.cable.cut = true
  await stage.pass(1000)
  for (const bag of [first, second]) {
    expect(await stage.decide(b, recallUnit, { unitId: bag.unitId })).toMatchObject({ ok: true })
    expect(await stage.issue(b, bag, { typed: true })).toBe('issuing.not-holder')
  }
  expect(await stage.issue(a, first)).toBe('ok')
  await stage.plug(a)
  expect(stage.unit(b, first).state).toBe('issued')
  expect(stage.unit(b, second)).toMatchObject({ holder: b.deviceId, recallBy: null })
  a.cable.cut = true
  await stage.pass(1000)
  expect(await stage.issue(a, second)).toBe('issuing.not-holder')
  expect(await stage.issue(b, second, { typed: true })).toBe('ok')
  expect(await stage.judge()).toEqual(sound)
  expect(stage.cases()).toEqual([])
})

test('R20 story: the patient has a new tube with no group while the bench is offline. The issue has happened, and it is a critical case', async () => {
  const { a, office } = stage
  const bag = stage.bag(a, 0)
  a.cable.cut = true
  await stage.pass(1000)
  stage.fact(office, receiveSample, { sampleId: stage.ids.next(), number: 'NEWTUBE1', requestId: stage.requestId, collectedAt: addHours(instant(stage.time.now), -0.1), rejectReason: null, group: null, antibodyScreen: 'negative' })
  await stage.pass(MINUTE)
  expect(await stage.issue(a, bag)).toBe('ok')
  expect(await stage.judge()).toEqual(sound)
  expect(stage.unit(office, bag).state).toBe('issued')
  expect(stage.cases()).toEqual(['issue-broke-rule critical'])
})
