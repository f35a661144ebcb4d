import { afterAll, beforeAll, expect, test } from 'vitest'
import { quarantineUnit } from '../../src/shared/commands/stock/quarantine-unit.ts'
import { sound, Stage } from './sim/stage.ts'

let stage: Stage
beforeAll(async () => void (stage = await Stage.open()))
afterAll(async () => await stage.stop())

test('R20 story: poisoned command. What the server cannot read is kept with a case, and what stands behind it in the outbox goes on', async () => {
  const { a } = stage
  const [first, second, third] = [stage.bag(a, 0), stage.bag(a, 1), stage.bag(a, 2)]
  a.cable.cut = true
  const unknown = stage.fact(a, quarantineUnit, { unitId: first.unitId, reason: '外观' })
  const changed = stage.fact(a, quarantineUnit, { unitId: second.unitId, reason: '外观' })
  const behind = stage.fact(a, quarantineUnit, { unitId: third.unitId, reason: '外观' })
  const { db } = a.life.store
  db.prepare("UPDATE outbox SET name = 'stock.notYetInvented' WHERE command_id = ?").run(unknown)
  db.prepare("UPDATE outbox SET payload = '{\"unitId\":' WHERE command_id = ?").run(changed)
  a.crash()
  a.open()
  const verdict = await stage.judge()
  expect([await stage.logged(unknown), await stage.logged(changed), await stage.logged(behind)]).toEqual(['blocked', 'blocked', 'applied'])
  expect(stage.cases()).toEqual(['unreadable-command serious', 'unreadable-command serious'])
  expect(verdict).toEqual(sound)
})
