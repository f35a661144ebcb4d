import { afterAll, beforeAll, expect, test } from 'vitest'
import { sound, Stage } from './sim/stage.ts'

let stage: Stage
beforeAll(async () => void (stage = await Stage.open()))
afterAll(async () => await stage.stop())

test('R20 story: killed between commit and print. The label is in the queue of the disk: it comes out after the start, once, with the number that was taken', async () => {
  const { a } = stage
  const delivery = stage.delivery([a], 2)
  const [first, second] = delivery.bags
  if (first === undefined || second === undefined) throw new Error('no bags')
  a.cable.cut = true
  stage.receive(a, delivery, first)
  stage.number(a, first)
  a.crash()
  a.open()
  expect(first.label).toBeNull()
  expect(stage.print(a)).toEqual([stage.unit(a, first).selfNumber])
  a.crash()
  a.open()
  expect(stage.print(a)).toEqual([])
  stage.confirm(a, first)
  stage.receive(a, delivery, second)
  stage.number(a, second)
  stage.print(a)
  expect(second.label).not.toBe(first.label)
  expect(await stage.judge()).toEqual(sound)
  expect(stage.unit(stage.b, first)).toMatchObject({ state: 'in-stock', selfNumber: first.label })
})
