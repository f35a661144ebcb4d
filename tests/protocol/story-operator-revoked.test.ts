import { afterAll, beforeAll, expect, test } from 'vitest'
import { defineUser } from '../../src/shared/commands/identity/define-user.ts'
import { quarantineUnit } from '../../src/shared/commands/stock/quarantine-unit.ts'
import { sound, Stage, MINUTE } from './sim/stage.ts'

let stage: Stage
beforeAll(async () => void (stage = await Stage.open()))
afterAll(async () => await stage.stop())

test('R20 story: operator revoked while offline. What they did before counts; what they did afterwards has happened too, with a case; once the bench hears of it they are refused', async () => {
  const { a, office } = stage
  a.cable.cut = true
  const third = a.person('T1003')
  const act = (i: number) => {
    const commandId = stage.ids.next()
    const done = a.context.enqueue.run({ command: quarantineUnit, commandId, payload: { unitId: stage.bag(a, i).unitId, reason: '外观' }, actor: third, second: null, now: a.clock() })
    if (done.ok) stage.world.facts.set(commandId, 'A')
    return { commandId, code: done.ok ? 'ok' : done.error.code }
  }
  const before = act(0)
  await stage.pass(MINUTE)
  const user = office.all('app_user').find((u) => u.badge === 'T1003')
  const { version: _version, ...fields } = user ?? { version: 0 }
  expect(await stage.decide(office, defineUser, { ...fields, active: false })).toMatchObject({ ok: true })
  await stage.pass(MINUTE)
  const after = act(1)
  expect([before.code, after.code]).toEqual(['ok', 'ok'])
  expect(await stage.judge()).toEqual(sound)
  expect([await stage.logged(before.commandId), await stage.logged(after.commandId)]).toEqual(['applied', 'appliedWithCase'])
  expect(stage.cases()).toEqual(['actor-revoked serious'])
  expect(a.all('app_user').find((u) => u.badge === 'T1003')?.active).toBe(false)
})
