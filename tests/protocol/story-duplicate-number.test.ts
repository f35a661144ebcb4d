import { afterAll, beforeAll, expect, test } from 'vitest'
import { sound, Stage } from './sim/stage.ts'

let stage: Stage
beforeAll(async () => void (stage = await Stage.open()))
afterAll(async () => await stage.stop())

test('R20 story: duplicate self-number. Two PCs from one disk print one number on two bags: the world has it, the ledger sees it, and so does the server, with a critical case', async () => {
  const { a, office } = stage
  const delivery = stage.delivery([a], 2)
  const [mine, its] = delivery.bags
  if (mine === undefined || its === undefined) throw new Error('no bags')
  const copy = a.clone('A2')
  stage.benches.push(copy)
  its.place = 'A2'
  for (const bench of [a, copy]) bench.cable.cut = true
  for (const [bench, bag] of [[a, mine], [copy, its]] as const) {
    stage.receive(bench, delivery, bag)
    stage.number(bench, bag, 'A')
    stage.print(bench)
  }
  expect(its.label).toBe(mine.label)
  // One of the two comes back and is taken away again; then the other one finds its places taken, and begins a life of its own.
  await stage.plug(a)
  a.crash()
  stage.benches.splice(stage.benches.indexOf(a), 1)
  const verdict = await stage.judge([office, stage.benches[1] ?? office, copy])
  a.dispose()
  expect(verdict.duplicateNumbers).toBe(1)
  expect({ ...verdict, duplicateNumbers: 0, found: [] }).toEqual(sound)
  expect(stage.cases()).toEqual(expect.arrayContaining(['bench-restored critical', 'one-number-two-bags critical']))
  // One of the two bags carries it on record; the other one is out of use.
  expect([mine, its].map((bag) => stage.unit(office, bag).state).toSorted()).toEqual(['numbered', 'quarantined'])
})
