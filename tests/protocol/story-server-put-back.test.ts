import { afterEach, beforeEach, expect, test } from 'vitest'
import { quarantineUnit } from '../../src/shared/commands/stock/quarantine-unit.ts'
import { releaseUnit } from '../../src/shared/commands/stock/release-unit.ts'
import { DatabaseFaults } from './sim/database-faults.ts'
import { SERVER_HOLDER } from '../../src/shared/domain/stock/unit.ts'
import { rangeIdOf } from './sim/hospital-house.ts'
import { Stage, MINUTE } from './sim/stage.ts'

let stage: Stage
let faults: DatabaseFaults
beforeEach(async () => {
  stage = await Stage.open()
  faults = new DatabaseFaults(stage.server.database.url)
})
afterEach(async () => {
  await faults.stop()
  await stage.stop()
})

/** The server's database is what it was when it was kept; nobody has talked to it since. */
async function putBack(): Promise<void> {
  await stage.server.crash()
  await faults.putBack()
  await stage.server.start()
}

const quarantine = (bench: typeof stage.a, unitId: string, reason = '外观') => stage.fact(bench, quarantineUnit, { unitId, reason })
const stateAtServer = async (unitId: string): Promise<string> => (await stage.server.pool.query<{ state: string }>('SELECT state FROM unit WHERE id = $1', [unitId])).rows[0]?.state ?? 'none'

test('R20 story: server put back to before a bench began its new life. What the bench did in that life is said again, in a life that neither of them has ever had', async () => {
  const { a } = stage
  const [before, first, second] = [stage.bag(a, 0), stage.bag(a, 1), stage.bag(a, 2)]
  const image = a.image()
  quarantine(a, before.unitId)
  await stage.pass(MINUTE)
  await faults.keep()
  // After the server's backup: facts of the old life, a new life, facts of the new one.
  stage.fact(a, releaseUnit, { unitId: before.unitId, reason: '复查', reasonSeen: '外观' })
  await stage.pass(MINUTE)
  a.restore(image, 'command')
  a.open()
  await stage.pass(5 * MINUTE)
  expect(a.sync.memory.incarnation).toBe(2)
  const ids = [quarantine(a, first.unitId), quarantine(a, second.unitId)]
  await stage.pass(5 * MINUTE)
  expect(a.sync.outbox.open()).toEqual([])
  await putBack()
  expect(await stateAtServer(first.unitId)).toBe('in-stock')
  a.sync.kick()
  // At once: a server that was put back is no second copy of this disk, which would have to wait for an hour.
  await stage.pass(5 * MINUTE)
  expect(a.sync.machine.state).toBe('online')
  expect(a.sync.memory.incarnation).toBe(3)
  expect(await Promise.all(ids.map((id) => stage.logged(id)))).toEqual(['applied', 'applied'])
  for (const bag of [first, second]) expect(await stateAtServer(bag.unitId)).toBe('quarantined')
  const verdict = await stage.judge()
  // What the bench itself had lost with its disk (the release) and the server with its own is nowhere any more.
  expect({ ...verdict, lostFacts: 0, found: [] }).toMatchObject({ doubleIssues: 0, diverged: 0, unsettled: 0, duplicateNumbers: 0, conflictsWithoutCase: 0 })
  expect(verdict.lostFacts).toBe(1)
})

test('R20 story: server put back. Somebody was told no; the question is never asked again, and the bag stays', async () => {
  const { a, b } = stage
  const bag = stage.bag(a, 0)
  await faults.keep()
  // A hears nothing for a moment, so it asks what the server must refuse.
  a.cable.cut = true
  quarantine(b, bag.unitId)
  await stage.pass(1000)
  a.cable.cut = false
  const commandId = stage.ids.next()
  expect(await stage.issue(a, bag, { commandId, typed: true })).toBe('issuing.unit-quarantined')
  const later = quarantine(a, stage.bag(a, 1).unitId)
  await stage.pass(5 * MINUTE)
  // The server forgets why it had said no, and who would remind it is away.
  b.cable.cut = true
  await putBack()
  a.sync.kick()
  await stage.pass(5 * MINUTE)
  expect(await stage.logged(commandId)).toBe('refused')
  expect(await stateAtServer(bag.unitId)).toBe('in-stock')
  expect(stage.unit(a, bag).state).toBe('in-stock')
  // Its place in the sequence is taken: what came behind it is there too.
  expect(await stage.logged(later)).toBe('applied')
  expect(a.sync.outbox.stateOf(commandId)).toMatchObject({ state: 'refused', refusal: { code: 'issuing.unit-quarantined' } })
  expect(await stage.judge()).toMatchObject({ doubleIssues: 0, lostFacts: 0, diverged: 0, unsettled: 0 })
  expect(await stage.server.pool.query("SELECT 1 FROM issue WHERE unit_id = $1", [bag.unitId])).toMatchObject({ rowCount: 0 })
})

test.each(['session', 'changes'] as const)('R20 story: server put back. A bench that lost nothing of its own and is not ahead sees by its %s that other things stand at its positions', async (by) => {
  const { a, b, office } = stage
  const [gone, other] = [stage.bag(b, 0), stage.bag(a, 0)]
  await faults.keep()
  const lost = quarantine(b, gone.unitId)
  await stage.pass(MINUTE)
  expect(stage.unit(office, gone).state).toBe('quarantined')
  const cursor = office.sync.memory.cursor
  b.cable.cut = true
  office.cable.cut = true
  if (by === 'session') {
    office.sync.kick()
    await stage.pass(MINUTE / 6)
  }
  await putBack()
  quarantine(a, other.unitId)
  await stage.pass(MINUTE)
  expect((await stage.server.pool.query<{ head: number }>('SELECT head FROM sync_clock')).rows[0]?.head).toBe(cursor)
  expect(office.sync.machine.state).toBe(by === 'session' ? 'offline' : 'online')
  office.cable.cut = false
  office.sync.kick()
  await stage.pass(MINUTE)
  expect([stage.unit(office, gone).state, stage.unit(office, other).state]).toEqual(['in-stock', 'quarantined'])
  expect(office.events).toContain('sync.resynced')
  expect(await stage.judge()).toMatchObject({ lostFacts: 0, diverged: 0, unsettled: 0 })
  expect(await stage.logged(lost)).toBe('applied')
})

test('R05 story: server put back. Numbers that were leased after the backup are passed over, whoever asks first; the labels that carry them stay the only ones', async () => {
  const { a, b, office } = stage
  const blocks = async (): Promise<readonly { first: number; last: number; device_id: string; retired_from: number | null }[]> =>
    (await stage.server.pool.query<{ first: number; last: number; device_id: string; retired_from: number | null }>('SELECT first, last, device_id, retired_from FROM number_block WHERE range_id = $1 ORDER BY first', [rangeIdOf('A')])).rows
  await faults.keep()
  const known = (await blocks()).at(-1)
  // More than is left of the first block, so that the labels carry numbers of the one that the backup does not know.
  await stage.lease(a)
  const lost = (await blocks()).at(-1)
  expect(lost).toMatchObject({ first: Number(known?.last) + 1, device_id: a.deviceId })
  const delivery = stage.delivery([a], 40)
  for (const bag of delivery.bags) {
    stage.receive(a, delivery, bag)
    stage.number(a, bag)
  }
  expect(new Set(stage.print(a)).size).toBe(40)
  await stage.pass(MINUTE)
  a.cable.cut = true
  await putBack()
  // B is there first, and needs numbers for the same fridge.
  b.sync.kick()
  await stage.pass(MINUTE)
  await stage.lease(b, 40, 'A')
  expect((await blocks()).slice(-2)).toEqual([
    { first: Number(known?.last) + 1, last: lost?.last, device_id: SERVER_HOLDER, retired_from: Number(known?.last) + 1 },
    { first: Number(lost?.last) + 1, last: Number(lost?.last) + 40, device_id: b.deviceId, retired_from: null }
  ])
  const late = stage.delivery([b], 5)
  for (const bag of late.bags) {
    stage.receive(b, late, bag)
    stage.number(b, bag, 'A')
  }
  expect(stage.print(b)).toHaveLength(5)
  await stage.plug(a)
  office.sync.kick()
  const verdict = await stage.judge()
  expect(verdict.duplicateNumbers).toBe(0)
  expect(verdict).toMatchObject({ doubleIssues: 0, diverged: 0, unsettled: 0 })
})
