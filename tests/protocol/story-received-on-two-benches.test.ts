import { afterAll, beforeAll, expect, test } from 'vitest'
import { sound, Stage } from './sim/stage.ts'

let stage: Stage
beforeAll(async () => void (stage = await Stage.open()))
afterAll(async () => await stage.stop())

test('R20 story: same dispatch received on two benches. One list and one bag; two labels on it are named in a case, and it is out of use until somebody has looked', async () => {
  const { a, b, office } = stage
  const delivery = stage.delivery([a], 2)
  const [bag, other] = delivery.bags
  if (bag === undefined || other === undefined) throw new Error('no bags')
  a.cable.cut = true
  b.cable.cut = true
  await stage.pass(1000)
  for (const bench of [a, b]) {
    bag.place = bench.name
    stage.receive(bench, delivery, bag)
    stage.number(bench, bag)
    stage.print(bench)
    stage.confirm(bench, bag)
  }
  stage.receive(b, delivery, other)
  expect(await stage.judge()).toEqual(sound)
  expect(office.all('dispatch').filter((d) => d.id === delivery.dispatchId)).toHaveLength(1)
  expect(office.all('unit').filter((u) => u.din === bag.din)).toHaveLength(1)
  expect(stage.unit(office, bag).state).toBe('quarantined')
  expect(stage.cases()).toEqual(expect.arrayContaining(['received-twice serious', 'two-numbers-one-bag critical']))
  expect(await stage.issue(a, bag)).toBe('issuing.unit-quarantined')
})
