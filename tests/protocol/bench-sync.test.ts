import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AnyCommand } from '../../src/shared/commands/registry.ts'
import { entities, type EntityName } from '../../src/shared/commands/entities.ts'
import { discardUnit } from '../../src/shared/commands/stock/discard-unit.ts'
import { quarantineUnit } from '../../src/shared/commands/stock/quarantine-unit.ts'
import { releaseUnit } from '../../src/shared/commands/stock/release-unit.ts'
import { LoopBench } from '../../src/main/core/sync/loop-bench.test-support.ts'
import { Hospital, inStock, person } from './hospital.test-support.ts'

let hospital: Hospital
let a: LoopBench
let b: LoopBench

beforeAll(async () => {
  hospital = await Hospital.open()
  a = await hospital.join('A')
  b = await hospital.join('B')
}, 60_000)
afterAll(async () => await hospital.stop())

/** Runs or asks as two people of the house; the id of the command. */
function act(bench: LoopBench, how: 'run' | 'ask', { command, payload, commandId = uuidv7() }: { readonly command: AnyCommand; readonly payload: object; readonly commandId?: string }): string {
  const result = bench[how](command, payload, { commandId, actor: person(bench, 'T1001'), second: person(bench, 'T1002') })
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return commandId
}
const quarantine = (bench: LoopBench, unitId: string) => act(bench, 'run', { command: quarantineUnit, payload: { unitId, reason: '外观' } })
const imageOf = (bench: LoopBench): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'hemobench-image-')), 'bench.db')
  bench.db.exec(`VACUUM INTO '${file}'`)
  return file
}

function expectAgree(bench: LoopBench, other: LoopBench): void {
  for (const entity of Object.keys(entities) as EntityName[]) expect([entity, bench.all(entity)]).toEqual([entity, other.all(entity)])
}

test('R20 reply lost: the same commands go out again and are done once', async () => {
  const units = [inStock(a, 0), inStock(a, 1), inStock(a, 2)]
  const ids = units.map((u) => quarantine(a, u.id))
  a.faults = ['after']
  await a.loop.turn()
  expect(a.state).toBe('offline')
  expect((await Promise.all(ids.map((id) => hospital.logged(id)))).map((l) => l?.outcome)).toEqual(['applied', 'applied', 'applied'])
  await a.settle()
  for (const u of units) expect(a.one('unit', u.id)).toMatchObject({ state: 'quarantined', version: u.version + 1 })
  expect(await hospital.count('command_log WHERE command_id = ANY($1)', [ids])).toBe(3)
  await b.settle()
  expectAgree(a, b)
})

test('R20 killed between commit and push: what was committed goes out after the start', async () => {
  const unit = inStock(a, 0)
  const id = quarantine(a, unit.id)
  a.reopen()
  expect(a.one('unit', unit.id).state).toBe('quarantined')
  await a.settle()
  expect(await hospital.logged(id)).toMatchObject({ outcome: 'applied', decided_by: 'bench' })
  expect(a.db.prepare('SELECT count(*) AS n FROM local_unit').get()).toEqual({ n: 0 })
})

test('R20 what follows from a fact that broke a rule is on record too, and nothing behind it waits', async () => {
  const [unit, another] = [inStock(a, 0), inStock(a, 1)]
  await b.settle()
  act(b, 'run', { command: discardUnit, payload: { unitId: unit.id, reason: '破损' } })
  await b.settle()
  const ids = [quarantine(a, unit.id), act(a, 'run', { command: releaseUnit, payload: { unitId: unit.id, reason: '复查', reasonSeen: '外观' } }), quarantine(a, another.id)]
  expect(a.one('unit', unit.id).state).not.toBe('discarded')
  await a.settle()
  expect((await Promise.all(ids.map((id) => hospital.logged(id)))).map((l) => l?.outcome)).toEqual(['applied', 'appliedWithCase', 'applied'])
  expect(a.one('unit', unit.id).state).toBe('discarded')
  expect(a.outbox.told().map((t) => t.commandId)).toEqual([ids[1]])
})

test('R20 a question that was lost is asked again; the server refuses and nothing has happened', async () => {
  await a.settle()
  const unit = inStock(a, 0)
  await b.settle()
  act(b, 'run', { command: discardUnit, payload: { unitId: unit.id, reason: '破损' } })
  await b.settle()
  const id = act(a, 'ask', { command: quarantineUnit, payload: { unitId: unit.id, reason: '外观' } })
  expect(a.one('unit', unit.id).state).toBe('in-stock')
  a.faults = ['before']
  await a.loop.turn()
  expect([a.state, a.outbox.stateOf(id)?.state]).toEqual(['offline', 'undecided'])
  await a.settle()
  expect(a.outbox.stateOf(id)).toMatchObject({ state: 'refused', refusal: { code: 'stock.transition-not-allowed' } })
  expect(await hospital.logged(id)).toMatchObject({ outcome: 'refused' })
})

test('R20 an unanswered question decided at the bench goes out as a fact: also when the server had refused it, then with a case', async () => {
  await a.settle()
  const before = [inStock(a, 0), inStock(a, 1)] as const
  for (const u of before) quarantine(a, u.id)
  await a.settle()
  await b.settle()
  const [free, gone] = [a.one('unit', before[0].id), a.one('unit', before[1].id)]
  const release = (unitId: string) => ({ command: releaseUnit, payload: { unitId, reason: '复查', reasonSeen: '外观' } })
  act(b, 'run', { command: discardUnit, payload: { unitId: gone.id, reason: '破损' } })
  await b.settle()
  const ids = [free, gone].map((u) => act(a, 'ask', release(u.id)))
  // The server has decided both, and its word is lost.
  a.faults = ['after', 'before']
  await a.loop.turn()
  expect((await Promise.all(ids.map((id) => hospital.logged(id)))).map((l) => l?.outcome)).toEqual(['applied', 'refused'])
  for (const [i, u] of [free, gone].entries()) act(a, 'run', { ...release(u.id), commandId: ids[i] ?? '' })
  expect([free, gone].map((u) => a.one('unit', u.id).state)).toEqual(['numbered', 'numbered'])
  await a.settle()
  expect((await Promise.all(ids.map((id) => hospital.logged(id))))).toMatchObject([{ outcome: 'applied', decided_by: 'server' }, { outcome: 'appliedWithCase', decided_by: 'bench' }])
  expect(a.one('unit', free.id)).toMatchObject({ state: 'numbered', version: free.version + 1 })
  expect(a.one('unit', gone.id).state).toBe('discarded')
})

test('R20 cursor too old: the outbox goes out first, the snapshot takes the place of what was known, nothing is lost', async () => {
  await a.settle()
  const unit = inStock(a, 0)
  const ids: string[] = []
  for (let i = 0; i < 120; i += 1) {
    ids.push(quarantine(a, unit.id))
    ids.push(act(a, 'run', { command: releaseUnit, payload: { unitId: unit.id, reason: '复查', reasonSeen: '外观' } }))
    if (a.one('unit', unit.id).state === 'numbered') break
  }
  const pending = a.outbox.open().length
  await hospital.database.pool.query('UPDATE sync_clock SET feed_floor = head')
  await hospital.database.pool.query('DELETE FROM feed')
  a.reopen()
  await a.settle()
  expect(a.calls).toContain('snapshot')
  expect(a.log.some((l) => l.event === 'sync.resynced')).toBe(true)
  expect(pending).toBe(ids.length)
  expect(await hospital.count("command_log WHERE command_id = ANY($1) AND outcome = 'applied'", [ids])).toBe(ids.length)
  b.reopen()
  await b.settle()
  expectAgree(a, b)
})

test('R20 a clock that is wrong is measured, and order does not depend on it', async () => {
  const c = await hospital.join('C')
  c.hoursAhead = 3
  c.reopen()
  await c.settle()
  expect(Math.round(c.loop.machine.skewMs / 60_000)).toBe(-180)
  const id = quarantine(c, inStock(c, 3).id)
  await c.settle()
  expect(await hospital.logged(id)).toMatchObject({ outcome: 'applied' })
})

test('R20 a bench too old to pull still pushes', async () => {
  const c = await hospital.join('old')
  c.protocol = 0
  c.reopen()
  const id = quarantine(c, inStock(c, 2).id)
  await c.loop.turn()
  expect(c.state).toBe('pushOnly')
  expect(await hospital.logged(id)).toMatchObject({ outcome: 'applied' })
  expect(c.calls.filter((x) => x === 'changes').length).toBeLessThanOrEqual(1)
})

test('R20 an image of yesterday begins a new life: what it has goes out once, its blocks are closed, a case is opened', async () => {
  const c = await hospital.join('restored')
  const first = quarantine(c, inStock(c, 0).id)
  const file = imageOf(c)
  const later = quarantine(c, inStock(c, 1).id)
  await c.settle()
  const old = await hospital.copyOf(c, file)
  const own = quarantine(old, inStock(old, 5).id)
  await old.settle()
  expect(old.memory.incarnation).toBe(2)
  expect((await Promise.all([first, later, own].map((id) => hospital.logged(id)))).map((l) => l?.outcome)).toEqual(['applied', 'applied', 'applied'])
  expect(await hospital.count('command_log WHERE command_id = ANY($1)', [[first, later, own]])).toBe(3)
  expect(old.all('exception_case').filter((x) => x.kind === 'bench-restored' && x.finding.includes('restored'))).toHaveLength(1)
  await b.settle()
  expectAgree(old, b)
})

test('R20 a restored bench says so itself, also when the server could not notice', async () => {
  const c = await hospital.join('told')
  quarantine(c, inStock(c, 0).id)
  c.db.prepare("INSERT INTO setting (key, value) VALUES ('restored', ?)").run(JSON.stringify({ at: new Date().toISOString(), imageAt: new Date().toISOString() }))
  c.reopen()
  await c.settle()
  expect(c.memory.incarnation).toBe(2)
  c.reopen()
  await c.settle()
  expect(c.memory.incarnation).toBe(2)
})

test('R20 a disk cloned to a second PC: both lives are on record once, and then the copy stops instead of taking turns for ever', async () => {
  const c = await hospital.join('cloned')
  const clone = await hospital.copyOf(c, imageOf(c))
  const [mine, its] = [quarantine(c, inStock(c, 0).id), quarantine(clone, inStock(clone, 4).id)]
  await c.settle()
  await clone.settle()
  expect(clone.memory.incarnation).toBe(2)
  const more = quarantine(c, inStock(c, 6).id)
  await c.settle()
  expect(c.memory.incarnation).toBe(3)
  quarantine(clone, inStock(clone, 7).id)
  await clone.loop.turn()
  await clone.loop.turn()
  expect(clone.state).toBe('forked')
  expect((await Promise.all([mine, its, more].map((id) => hospital.logged(id)))).map((l) => l?.outcome)).toEqual(['applied', 'applied', 'applied'])
  expect(clone.outbox.counts().pending).toBe(1)
})

test('R20 a bench that was stopped at the server is told so and pushes nothing more', async () => {
  const c = await hospital.join('stopped')
  await hospital.revoke(c)
  const id = quarantine(c, inStock(c, 0).id)
  await c.loop.turn()
  await c.loop.turn()
  expect(c.state).toBe('revoked')
  expect(await hospital.logged(id)).toBeNull()
})
