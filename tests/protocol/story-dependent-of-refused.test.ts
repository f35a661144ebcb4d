import { afterAll, beforeAll, expect, test } from 'vitest'
import { quarantineUnit } from '../../src/shared/commands/stock/quarantine-unit.ts'
import { sound, Stage, MINUTE } from './sim/stage.ts'

let stage: Stage
beforeAll(async () => void (stage = await Stage.open()))
afterAll(async () => await stage.stop())

test('R20 story: dependent of a refused command. What was built on a fact that broke a rule is on record too, the bag is out of use, and nothing behind it waits', async () => {
  const { a, b } = stage
  const delivery = stage.delivery([a], 1)
  const [bag] = delivery.bags
  if (bag === undefined) throw new Error('no bag')
  stage.receive(a, delivery, bag)
  await stage.pass(MINUTE)
  a.cable.cut = true
  stage.fact(b, quarantineUnit, { unitId: bag.unitId, reason: '外观' })
  await stage.pass(MINUTE)
  const numbered = stage.number(a, bag)
  stage.print(a)
  stage.confirm(a, bag)
  expect(await stage.issue(a, bag)).toBe('ok')
  const after = stage.fact(a, quarantineUnit, { unitId: stage.bag(a, 0).unitId, reason: '破损' })
  expect(await stage.judge()).toEqual(sound)
  expect([await stage.logged(numbered), await stage.logged(after)]).toEqual(['appliedWithCase', 'applied'])
  expect(stage.office.all('self_number').find((n) => n.number === bag.label)).toMatchObject({ state: 'burned' })
  // It was handed out: that is what counts, and somebody must look at once.
  expect(stage.unit(b, bag).state).toBe('issued')
  expect(stage.cases()).toContain('issue-broke-rule critical')
})
