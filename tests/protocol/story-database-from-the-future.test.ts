import { afterAll, beforeAll, expect, test } from 'vitest'
import { sound, Stage } from './sim/stage.ts'

let stage: Stage
beforeAll(async () => void (stage = await Stage.open()))
afterAll(async () => await stage.stop())

test('R20 story: database newer than the app. The bench does not start on it and changes nothing; the newer app goes on with the outbox as it was', async () => {
  const { a } = stage
  a.cable.cut = true
  await stage.pass(1000)
  expect(await stage.issue(a, stage.bag(a))).toBe('ok')
  const { db } = a.life.store
  const version = db.pragma('user_version', { simple: true }) as number
  db.pragma(`user_version = ${version + 1}`)
  a.close()
  expect(() => a.open()).toThrow('store.from-the-future')
  a.asNewerApp((newer) => newer.pragma(`user_version = ${version}`))
  a.open()
  expect(a.sync.outbox.counts().pending).toBe(1)
  expect(await stage.judge()).toEqual(sound)
})
