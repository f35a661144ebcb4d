import { afterAll, beforeAll, expect, test } from 'vitest'
import { recallUnit } from '../../src/shared/commands/issuing/recall-unit.ts'
import { sound, Stage, HOUR, MINUTE } from './sim/stage.ts'

let stage: Stage
beforeAll(async () => void (stage = await Stage.open()))
afterAll(async () => await stage.stop())

test.each(['command', 'copy'] as const)('R20 story: bench database restored from an old image (by %s). It does not issue what it may have given up since, prints no number again, and begins a new life', async (how) => {
  const { a, b } = stage
  const image = a.image()
  const given = stage.bag(a, 0)
  expect(await stage.decide(b, recallUnit, { unitId: given.unitId })).toMatchObject({ ok: true })
  await stage.pass(MINUTE)
  expect(stage.unit(b, given)).toMatchObject({ holder: b.deviceId, recallBy: null })
  const delivery = stage.delivery([a], 2)
  for (const bag of delivery.bags) {
    stage.receive(a, delivery, bag)
    stage.number(a, bag)
    stage.print(a)
  }
  await stage.pass(HOUR)

  a.cable.cut = true
  a.restore(image, how)
  a.open()
  await stage.pass(MINUTE)
  // On its screen the bag is its own; it has lain there all the time. B may have been told by now that it is B's.
  expect(stage.unit(a, given)).toMatchObject({ holder: a.deviceId, state: 'in-stock' })
  expect(await stage.issue(a, given)).toBe('issuing.offline-too-old')
  expect(await stage.issue(b, given, { typed: true })).toBe('ok')

  expect(await stage.judge()).toEqual(sound)
  expect(stage.cases().filter((c) => c === 'bench-restored critical')).toHaveLength(how === 'command' ? 1 : 2)
  await stage.lease(a)
  const next = stage.delivery([a], 1)
  for (const bag of next.bags) {
    stage.receive(a, next, bag)
    stage.number(a, bag)
    stage.print(a)
  }
  expect(await stage.judge()).toEqual(sound)
})
