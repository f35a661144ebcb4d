import { afterAll, beforeAll, expect, test } from 'vitest'
import { sound, Stage, MINUTE } from './sim/stage.ts'

let stage: Stage
beforeAll(async () => void (stage = await Stage.open()))
afterAll(async () => await stage.stop())

test('R20 story: SQLite corruption. The bench refuses to work on it; an image takes its place, and the server brings what the image does not have', async () => {
  const { a, b } = stage
  const image = a.image()
  const bag = stage.bag(a)
  expect(await stage.issue(a, bag)).toBe('ok')
  await stage.pass(MINUTE)
  a.crash()
  a.damage()
  expect(() => a.open()).toThrow('store.corrupt')
  a.restore(image, 'command')
  a.open()
  expect(await stage.judge()).toEqual(sound)
  for (const bench of [a, b]) expect(stage.unit(bench, bag).state).toBe('issued')
  expect(stage.cases()).toEqual(['bench-restored critical'])
})
