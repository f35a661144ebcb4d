import { afterAll, beforeAll, expect, test } from 'vitest'
import { sound, Stage } from './sim/stage.ts'

let stage: Stage
beforeAll(async () => void (stage = await Stage.open()))
afterAll(async () => await stage.stop())

test('R20 story: poke storm. Ten thousand pokes in a second cost a bench a few calls, and losing every one costs it no more than a poll', async () => {
  const { a, b, server } = stage
  const calls: string[] = []
  const real = server.call.bind(server)
  server.call = async (token, call, input) => {
    if (token === a.token) calls.push(call)
    return await real(token, call, input)
  }
  const head = await server.service.head()
  for (let i = 0; i < 10_000; i += 1) stage.time.after(i / 10, () => a.sync.poked(head + 1 + i))
  await stage.pass(5000)
  // Each call takes a few milliseconds of this network: one at a time, and one more for all that came meanwhile.
  expect(calls.length).toBeGreaterThan(0)
  expect(calls.length).toBeLessThan(500)
  calls.length = 0
  server.onHead = () => undefined
  expect(await stage.issue(b, stage.bag(b))).toBe('ok')
  await stage.pass(25 * 60_000)
  expect(calls.length).toBeLessThan(10)
  expect(stage.office.one('unit', stage.world.yes[0]?.bag.unitId ?? '')?.state).toBe('issued')
  expect(a.one('unit', stage.world.yes[0]?.bag.unitId ?? '')?.state).toBe('issued')
  expect(await stage.judge()).toEqual(sound)
})
