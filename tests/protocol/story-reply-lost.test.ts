import { afterAll, beforeAll, expect, test } from 'vitest'
import { sound, Stage } from './sim/stage.ts'

let stage: Stage
beforeAll(async () => void (stage = await Stage.open()))
afterAll(async () => await stage.stop())

test('R20 story: reply lost. Nobody knows whether the server has said yes; the bag stays, the same command is asked again, and it is done once', async () => {
  const { a } = stage
  const bag = stage.bag(a)
  const commandId = stage.ids.next()
  const asked = stage.asked(a, bag, { commandId })
  // The question arrives; the line is cut before the answer comes back.
  await stage.pass(6)
  expect(await stage.logged(commandId)).toBe('applied')
  a.cable.cut = true
  // Without an answer the bench may decide by itself, since it holds the bag and both codes were scanned: under the same id.
  expect(await stage.done(asked)).toBe('ok')
  await stage.plug(a)
  expect(await stage.issue(a, bag, { commandId })).toBe('ok')
  expect(stage.office.all('issue')).toHaveLength(1)
  expect(await stage.judge()).toEqual(sound)
  expect(stage.cases()).toEqual([])
})

test('R20 story: reply lost. A bag whose codes were typed stays where it is until the server has answered', async () => {
  const { b } = stage
  const bag = stage.bag(b)
  const commandId = stage.ids.next()
  const asked = stage.asked(b, bag, { commandId, typed: true })
  await stage.pass(6)
  b.cable.cut = true
  expect(await stage.done(asked)).toBe('sync.undecided')
  expect(await stage.issue(b, bag)).toBe('sync.undecided')
  expect(bag.givenTo).toBeNull()
  await stage.plug(b)
  expect(await stage.issue(b, bag, { commandId, typed: true })).toBe('ok')
  expect(await stage.judge()).toEqual(sound)
})
