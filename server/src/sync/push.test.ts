import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defineFridge } from '../../../src/shared/commands/fridges/define-fridge.ts'
import { discardUnit } from '../../../src/shared/commands/stock/discard-unit.ts'
import { quarantineUnit } from '../../../src/shared/commands/stock/quarantine-unit.ts'
import { releaseUnit } from '../../../src/shared/commands/stock/release-unit.ts'
import { defineUser } from '../../../src/shared/commands/identity/define-user.ts'
import { instant } from '../../../src/shared/kernel/time.ts'
import { practiceService, SyncBench } from '../../test-support/sync-bench.ts'
import { startTestDatabase, type TestDatabase } from '../../test-support/test-database.ts'
import type { SyncService } from './open-sync-service.ts'

let database: TestDatabase
let service: SyncService
let a: SyncBench
let b: SyncBench

beforeAll(async () => {
  // As many as race: under load nobody is refused for want of a connection.
  database = await startTestDatabase({ max: 25 })
  service = await practiceService(database.pool)
  a = await SyncBench.enrol(database.pool, service, 'A')
  b = await SyncBench.enrol(database.pool, service, 'B')
})
afterAll(async () => {
  await service.stop()
  await database.stop()
})

const stocked = (bench: SyncBench, n: number): string => String(bench.all('unit').filter((u) => u['state'] === 'in-stock')[n]?.['id'])
const quarantine = (unitId: string) => ({ command: quarantineUnit, payload: { unitId, reason: '外观' } })

describe('R20 push', () => {
  test('R20 what one bench does, the other sees; the same command sent again is a duplicate and does nothing', async () => {
    await Promise.all([a.pull(), b.pull()])
    const unitId = stocked(a, 0)
    const command = a.make(quarantine(unitId))
    const first = await a.push(command)
    expect(first).toMatchObject({ ackedSeq: 1, outcomes: [{ seq: 1, commandId: command.commandId, outcome: 'applied', refusal: null, caseId: null }], retryLaterMs: null })
    const again = await a.push(command)
    expect(again).toMatchObject({ ackedSeq: 1, head: first.head, outcomes: [{ outcome: 'duplicate', first: 'applied' }] })
    const changes = await b.pull()
    expect(changes.docs).toEqual([{ entity: 'unit', doc: expect.objectContaining({ id: unitId, version: 4, state: 'quarantined', quarantineReason: '外观' }) as unknown }])
    const told = await a.pull()
    expect(told).toMatchObject({ ackedSeq: 1, outcomes: [{ seq: 1, outcome: 'applied' }] })
  })

  test('R20 a fact that broke a rule is recorded with a case; the same asked of the server is refused and opens none', async () => {
    await Promise.all([a.pull(), b.pull()])
    const unitId = stocked(a, 0)
    const release = { command: releaseUnit, payload: { unitId, reason: '复查', reasonSeen: null }, second: 'T1002' }
    expect(await a.run({ command: discardUnit, payload: { unitId, reason: '破袋' }, second: 'T1002' })).toMatchObject({ outcome: 'applied' })
    const late = await b.run(release)
    expect(late).toMatchObject({ outcome: 'appliedWithCase', refusal: { code: 'stock.transition-not-allowed' } })
    await b.pull()
    expect(b.one('unit', { id: unitId })).toMatchObject({ state: 'discarded' })
    expect(b.one('exception_case', { id: late.caseId })).toMatchObject({ kind: 'fact-broke-rule', state: 'open', unitId, ownerRole: 'lab-head' })
    const cases = b.all('exception_case').length
    expect(await b.run({ ...release, decidedBy: 'server' })).toMatchObject({ outcome: 'refused', refusal: { code: 'stock.transition-not-allowed' }, caseId: null })
    await b.pull()
    expect(b.all('exception_case')).toHaveLength(cases)
  })

  test('R20 a command nobody here can read is kept as it came with a case, and the next one goes on', async () => {
    await a.pull()
    const strange = { ...a.make(quarantine(stocked(a, 0))), name: 'of.theFuture' }
    const newer = { ...a.make(quarantine(stocked(a, 0))), version: 99 }
    const forged = { ...a.make(quarantine(stocked(a, 0))), payloadHash: '0'.repeat(64) }
    const wrong = { ...a.make({ command: quarantineUnit, payload: { unitId: 7 } }) }
    const good = a.make(quarantine(stocked(a, 0)))
    const { outcomes } = await a.push(strange, newer, forged, wrong, good)
    expect(outcomes.map((o) => o.outcome)).toEqual(['blocked', 'blocked', 'blocked', 'blocked', 'applied'])
    await a.pull()
    for (const o of outcomes.slice(0, 4)) expect(a.one('exception_case', { id: o.caseId })).toMatchObject({ kind: 'unreadable-command', ownerRole: 'it' })
    const { rows } = await database.pool.query('SELECT payload FROM command_log WHERE command_id = $1', [strange.commandId])
    expect(rows).toEqual([{ payload: strange.payload }])
  })

  test('R20 a gap in the sequence is refused whole, and a place that another command has taken says that there are two of this bench', async () => {
    await a.pull()
    const command = a.make(quarantine(stocked(a, 0)))
    await expect(a.push({ ...command, seq: command.seq + 1 })).rejects.toMatchObject({ code: 'sync.gap' })
    await expect(a.push({ ...command, seq: 1 })).rejects.toMatchObject({ code: 'sync.forked' })
    expect((await a.push(command)).outcomes[0]?.outcome).toBe('applied')
  })

  test('R20 of many benches that change one bag at once one wins each round', async () => {
    const racers = await Promise.all(Array.from({ length: 20 }, (_, i) => SyncBench.enrol(database.pool, service, `racer ${i}`)))
    const unitId = stocked(a, 5)
    for (let round = 0; round < 25; round += 1) {
      const outcomes = await Promise.all(racers.map((r) => r.run({ ...quarantine(unitId), decidedBy: 'server' })))
      expect(outcomes.filter((o) => o.outcome === 'applied')).toHaveLength(1)
      const first = racers[0]
      expect(await first?.run({ command: releaseUnit, payload: { unitId, reason: '复查合格', reasonSeen: '外观' }, second: 'T1002', decidedBy: 'server' })).toMatchObject({ outcome: 'applied' })
    }
  })
})

describe('R20 changes', () => {
  test('R20 a reader that follows the cursor while ten benches write misses nothing', async () => {
    const writers = await Promise.all(Array.from({ length: 10 }, (_, i) => SyncBench.enrol(database.pool, service, `writer ${i}`)))
    const reader = await SyncBench.enrol(database.pool, service, 'reader')
    const from = reader.cursor
    let writing = true
    const seen = new Set<string>()
    const follow = async (): Promise<void> => {
      for (;;) {
        const last = !writing
        const reply = await service.changes(reader.device, { incarnation: 1, cursor: reader.cursor, ackedSeq: 0, limit: 7 })
        for (const d of reply.docs) seen.add(`${d.entity} ${String(d.doc['id'])} ${String(d.doc['version'])}`)
        reader.cursor = reply.cursor
        if (last && reply.cursor === reply.head) return
      }
    }
    const following = follow()
    await Promise.all(writers.map(async (w, i) => {
      for (let n = 0; n < 20; n += 1) {
        const fridge = { id: uuidv7(), code: `W${i}-${n}`, name: '冰箱', temperatureBand: 'cold-2-6', componentClasses: ['red-cells'], aboGroups: ['A'], layers: 1, capacity: 1, active: true }
        expect((await w.run({ command: defineFridge, payload: fridge })).outcome).toBe('applied')
      }
    }))
    writing = false
    await following
    const { rows } = await database.pool.query<{ key: string }>("SELECT entity || ' ' || doc_id || ' ' || version AS key FROM feed WHERE position > $1", [from])
    expect(rows.length).toBeGreaterThanOrEqual(200)
    expect(rows.map((r) => r.key).filter((k) => !seen.has(k))).toEqual([])
  })

  test('R20 a snapshot and the changes after it come to the same documents as the tables', async () => {
    const late = await SyncBench.enrol(database.pool, service, 'late')
    await a.pull()
    expect(late.docs.size).toBe(a.docs.size)
    for (const [key, doc] of a.docs) expect(late.docs.get(key)).toEqual(doc)
  })
})

describe('R26 people as of when it happened', () => {
  test('R26 what a stopped person had done before is good, what they do afterwards is recorded with a case, and a question to the server is refused', async () => {
    await a.pull()
    const { version: _version, ...user } = a.one('app_user', { badge: 'T1003' })
    const before = instant(Date.now() - 60_000)
    expect(await a.run({ command: defineUser, payload: { ...user, active: false } })).toMatchObject({ outcome: 'applied' })
    const [one, two] = [stocked(a, 1), stocked(a, 2)]
    expect(await b.run({ ...quarantine(one), badge: 'T1003', at: before })).toMatchObject({ outcome: 'applied' })
    const after = await b.run({ ...quarantine(two), badge: 'T1003' })
    expect(after).toMatchObject({ outcome: 'appliedWithCase', refusal: { code: 'command.not-allowed' } })
    await b.pull()
    expect(b.one('unit', { id: two })).toMatchObject({ state: 'quarantined' })
    expect(b.one('exception_case', { id: after.caseId })).toMatchObject({ kind: 'actor-revoked' })
    expect(await b.run({ ...quarantine(stocked(b, 0)), badge: 'T1003', at: before, decidedBy: 'server' })).toMatchObject({ outcome: 'refused', refusal: { code: 'command.not-allowed' } })
  })
})

describe('R20 one bench, two databases', () => {
  test('R20 an image that is behind is told so; its new life retires its numbers, opens a case, and known commands come as duplicates', async () => {
    const c = await SyncBench.enrol(database.pool, service, 'C')
    await c.pull()
    const command = c.make(quarantine(stocked(c, 3)))
    await c.push(command)
    const ask = { protocol: 1, appVersion: 't', incarnation: 1, lastSeq: 0, ackedSeq: 0, cursor: c.cursor, lastAuditSeq: 0 }
    expect(await service.session(c.device, { ...ask, lastSeq: 1 })).toMatchObject({ verdict: 'ok', mayPush: true, ackedSeq: 1 })
    expect(await service.session(c.device, ask)).toMatchObject({ verdict: 'deviceForked', mayPush: false })
    const { incarnation } = await service.incarnation(c.device, { incarnation: 1 })
    expect(incarnation).toBe(2)
    await expect(c.push(command)).rejects.toMatchObject({ code: 'sync.forked' })
    c.incarnation = 2
    c.seq = 0
    expect((await c.push({ ...command, seq: 1 }))).toMatchObject({ ackedSeq: 1, outcomes: [{ outcome: 'duplicate', first: 'applied' }] })
    await a.pull()
    expect(a.all('exception_case').filter((x) => x['kind'] === 'bench-restored')).toHaveLength(1)
  })
})
