import { afterAll, beforeAll, expect, test } from 'vitest'
import { sound, Stage, HOUR, MINUTE } from './sim/stage.ts'

let stage: Stage
beforeAll(async () => void (stage = await Stage.open()))
afterAll(async () => await stage.stop())

test('R20 story: wrong clock. Set back or put forward, a bench alone never thinks itself younger in knowledge than it is, and order is that of the sequence', async () => {
  const { a, b } = stage
  a.cable.cut = true
  await stage.pass(MINUTE)
  a.clockOffMs = -20 * HOUR
  expect(await stage.issue(a, stage.bag(a, 0))).toMatch(/^(issuing\.offline-too-old|sync\.undecided)$/)
  a.clockOffMs = 13 * HOUR
  expect(await stage.issue(a, stage.bag(a, 1))).toBe('issuing.offline-too-old')
  a.clockOffMs = 3 * HOUR
  expect(await stage.issue(a, stage.bag(a, 1))).toBe('ok')
  b.clockOffMs = -50 * HOUR
  expect(await stage.issue(b, stage.bag(b, 0))).toBe('ok')
  expect(await stage.judge()).toEqual(sound)
  expect(Math.round(a.sync.machine.skewMs / HOUR)).toBe(-3)
  expect(Math.round(b.sync.machine.skewMs / HOUR)).toBe(50)
})
