import { afterAll, beforeAll, expect, test } from 'vitest'
import { sound, Stage, HOUR } from './sim/stage.ts'

let stage: Stage
beforeAll(async () => void (stage = await Stage.open()))
afterAll(async () => await stage.stop())

test('R20 story: very long offline. After the hours of the policy nothing is issued without the server any more; receiving and numbering go on for a month, and all of it comes in order', async () => {
  const { a, b, office } = stage
  const delivery = stage.delivery([a], 20)
  a.cable.cut = true
  await stage.pass(11 * HOUR)
  expect(await stage.issue(a, stage.bag(a, 0))).toBe('ok')
  await stage.pass(2 * HOUR)
  expect(await stage.issue(a, stage.bag(a, 1))).toBe('issuing.offline-too-old')
  // The others have their night's rest for a month: their polls are not what this is about.
  b.close()
  office.close()
  for (const bag of delivery.bags) {
    await stage.pass(36 * HOUR)
    stage.receive(a, delivery, bag)
    stage.number(a, bag)
    stage.print(a)
    stage.confirm(a, bag)
    if (bag.n % 7 === 0) {
      a.crash()
      a.open()
    }
  }
  expect(a.sync.outbox.counts().pending).toBe(62)
  expect(await stage.judge()).toEqual(sound)
  for (const bag of delivery.bags) expect(stage.unit(b, bag)).toMatchObject({ state: 'in-stock', selfNumber: bag.label })
  expect(stage.cases()).toEqual([])
})
