import { afterAll, beforeAll, expect, test } from 'vitest'
import { DatabaseFaults } from './sim/database-faults.ts'
import { sound, Stage, MINUTE } from './sim/stage.ts'

let stage: Stage
beforeAll(async () => void (stage = await Stage.open()))
afterAll(async () => await stage.stop())

test('R20 story: server database down. The server says that it cannot now; each bench goes on with what it holds, and afterwards everything is there once', async () => {
  const { a, b } = stage
  const faults = new DatabaseFaults(stage.server.database.url)
  await faults.away()
  expect(await stage.issue(a, stage.bag(a))).toBe('ok')
  expect(a.sync.machine.state).toBe('offline')
  expect(await stage.issue(b, stage.bag(b), { typed: true })).toMatch(/^(sync\.undecided|issuing\.offline-typed)$/)
  await stage.pass(5 * MINUTE)
  expect(a.sync.outbox.counts().pending).toBe(1)
  await faults.back()
  expect(await stage.judge()).toEqual(sound)
  expect(stage.cases()).toEqual([])
})
