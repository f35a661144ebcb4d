import { afterAll, beforeAll, expect, test } from 'vitest'
import { sound, Stage } from './sim/stage.ts'

let stage: Stage
beforeAll(async () => void (stage = await Stage.open()))
afterAll(async () => await stage.stop())

test('R20 story: disk full. It is said before the bag is handed over, online and alone; when there is room again the work goes on', async () => {
  const { a } = stage
  const bag = stage.bag(a)
  a.freeBytes = 1024
  expect(await stage.issue(a, bag)).toBe('store.disk-full')
  a.cable.cut = true
  await stage.pass(1000)
  expect(await stage.issue(a, bag)).toBe('store.disk-full')
  expect(bag.givenTo).toBeNull()
  a.freeBytes = null
  expect(await stage.issue(a, bag)).toBe('ok')
  expect(await stage.judge()).toEqual(sound)
})
