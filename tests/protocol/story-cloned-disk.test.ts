import { afterAll, beforeAll, expect, test } from 'vitest'
import { quarantineUnit } from '../../src/shared/commands/stock/quarantine-unit.ts'
import { sound, Stage, MINUTE } from './sim/stage.ts'

let stage: Stage
beforeAll(async () => void (stage = await Stage.open()))
afterAll(async () => await stage.stop())

test('R20 story: disk cloned to a second PC. The first command that does not fit shows it: a new life and a case; when they take turns one of them stops', async () => {
  const { a } = stage
  const [first, second, third, fourth] = [stage.bag(a, 0), stage.bag(a, 1), stage.bag(a, 2), stage.bag(stage.b, 0)]
  const copy = a.clone('A2')
  stage.benches.push(copy)
  stage.fact(a, quarantineUnit, { unitId: first.unitId, reason: '外观' })
  stage.fact(copy, quarantineUnit, { unitId: second.unitId, reason: '外观' })
  await stage.pass(5 * MINUTE)
  expect(stage.cases()).toContain('bench-restored critical')
  stage.fact(a, quarantineUnit, { unitId: third.unitId, reason: '外观' })
  await stage.pass(5 * MINUTE)
  stage.fact(copy, quarantineUnit, { unitId: fourth.unitId, reason: '外观' })
  await stage.pass(5 * MINUTE)
  const states = [a, copy].map((b) => b.sync.machine.state)
  expect(states).toContain('forked')
  expect(stage.cases().length).toBeLessThanOrEqual(3)
  // Somebody looks: one of the two is taken away for good, and what it had is on record before.
  a.crash()
  await stage.pass(70 * MINUTE)
  copy.sync.kick()
  await stage.pass(MINUTE)
  stage.benches.splice(stage.benches.indexOf(a), 1)
  expect(await stage.judge()).toEqual(sound)
  a.dispose()
})
