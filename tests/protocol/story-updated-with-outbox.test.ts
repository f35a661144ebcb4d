import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHash } from 'node:crypto'
import { sound, Stage } from './sim/stage.ts'

let stage: Stage
beforeAll(async () => void (stage = await Stage.open()))
afterAll(async () => await stage.stop())

test('R20 story: app updated with a full outbox. What the old version wrote is read by the new one and by the server, and has its effect again after a pull', async () => {
  const { a, b } = stage
  const bags = [stage.bag(a, 0), stage.bag(a, 1)]
  a.cable.cut = true
  await stage.pass(1000)
  for (const bag of bags) expect(await stage.issue(a, bag)).toBe('ok')
  // As version 1 of the command wrote it: without the epoch, and without how the codes came.
  const { db } = a.life.store
  for (const { command_id, payload } of db.prepare<[], { command_id: string; payload: string }>("SELECT command_id, payload FROM outbox WHERE name = 'issuing.issueUnit' AND state = 'pending'").all()) {
    const { epoch: _epoch, entry: _entry, ...old } = JSON.parse(payload) as Record<string, unknown>
    const text = JSON.stringify(old)
    db.prepare('UPDATE outbox SET version = 1, payload = ?, payload_hash = ? WHERE command_id = ?').run(text, createHash('sha256').update(text).digest('hex'), command_id)
  }
  a.crash()
  a.open()
  expect(await stage.judge()).toEqual(sound)
  for (const bag of bags) expect(stage.unit(b, bag).state).toBe('issued')
  expect(stage.cases()).toEqual([])
})

test('R20 story: app too old to pull. It may still push: what happened does not stay on one disk', async () => {
  const { a, b } = stage
  const bag = stage.bag(a, 0)
  a.cable.cut = true
  await stage.pass(1000)
  expect(await stage.issue(a, bag)).toBe('ok')
  a.protocol = 0
  a.crash()
  a.open()
  await stage.plug(a)
  expect(a.sync.machine.state).toBe('pushOnly')
  expect(stage.unit(b, bag).state).toBe('issued')
  a.protocol = undefined
  a.crash()
  a.open()
  expect(await stage.judge()).toEqual(sound)
})
