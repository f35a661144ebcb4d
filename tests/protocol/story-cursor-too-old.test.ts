import { afterAll, beforeAll, expect, test } from 'vitest'
import { quarantineUnit } from '../../src/shared/commands/stock/quarantine-unit.ts'
import { trimFeed } from '../../server/src/sync/feed-trim.ts'
import { instant } from '../../src/shared/kernel/time.ts'
import { SITE } from './sim/sim-server.ts'
import { sound, Stage, HOUR } from './sim/stage.ts'

let stage: Stage
beforeAll(async () => void (stage = await Stage.open()))
afterAll(async () => await stage.stop())

test('R20 story: cursor too old. The outbox goes out, a snapshot takes the place of what was known, also when the bench dies while it loads', async () => {
  const { a, b } = stage
  a.cable.cut = true
  await stage.pass(1000)
  expect(await stage.issue(a, stage.bag(a, 0))).toBe('ok')
  stage.fact(b, quarantineUnit, { unitId: stage.bag(b, 0).unitId, reason: '外观' })
  await stage.pass(HOUR)
  // Two days in which nobody does anything: the others need not ask for them.
  b.close()
  stage.office.close()
  await stage.pass(48 * HOUR)
  await trimFeed(stage.server.pool, SITE, { now: instant(stage.time.now), keepDays: 1 })
  await stage.server.crash()
  await stage.server.start()
  b.open()
  stage.office.open()
  a.cable.cut = false
  a.cable.weather = { drop: 0, duplicate: 0, fastMs: 400, slowMs: 500 }
  a.sync.kick()
  await stage.pass(2500)
  a.crash()
  a.open()
  expect(await stage.judge()).toEqual(sound)
  expect(a.events).toContain('sync.resynced')
  expect(stage.unit(a, stage.bag(b, 0)).state).toBe('quarantined')
})
