import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { entities, type EntityName } from '../../../src/shared/commands/entities.ts'
import { leaseBlock } from '../../../src/shared/commands/numbering/lease-block.ts'
import { deviceActor } from '../../../src/shared/commands/decide-command.ts'
import { SERVER_HOLDER } from '../../../src/shared/domain/stock/unit.ts'
import { shanghai } from '../../../src/shared/kernel/time.ts'
import { practicePeople } from '../../../src/shared/practice/practice-people.ts'
import { practiceService, SyncBench } from '../../test-support/sync-bench.ts'
import { startTestDatabase, type TestDatabase } from '../../test-support/test-database.ts'
import { numberTails } from './number-tails.ts'
import type { SyncService } from './open-sync-service.ts'

let database: TestDatabase
let service: SyncService
let a: SyncBench

beforeAll(async () => {
  database = await startTestDatabase()
  // Two servers are started on an empty database at once.
  const [one, two] = await Promise.all([practiceService(database.pool), practiceService(database.pool)])
  await two.stop()
  service = one
  a = await SyncBench.enrol(database.pool, service, 'A')
})
afterAll(async () => {
  await service.stop()
  await database.stop()
})

describe('R20 the demo hospital of the server', () => {
  test('R20 it is there once, its documents are those of the schemas, and offline issue is signed', () => {
    expect(a.all('site')).toHaveLength(1)
    expect(a.all('app_user').map((u) => u['badge']).toSorted((x, y) => String(x).localeCompare(String(y)))).toEqual(practicePeople.map((p) => p.badge).toSorted((x, y) => x.localeCompare(y)))
    expect(a.one('policy', { id: 'policy' })).toMatchObject({ offlineIssue: true })
    expect(a.all('unit').filter((u) => u['state'] === 'in-stock')).toHaveLength(32)
    for (const { entity, doc } of a.docs.values()) expect(entities[entity as EntityName].strict().parse(doc)).toEqual(doc)
  })

  test('R20 a bag of it belongs to no bench', () => {
    expect([...new Set(a.all('unit').map((u) => u['holder']))]).toEqual([SERVER_HOLDER])
  })
})

describe('R05 numbers from the server', () => {
  test('R05 a bench leases blocks by itself, no two overlap, and what a restored bench has left is reported and never given out', async () => {
    const b = await SyncBench.enrol(database.pool, service, 'B')
    const range = a.one('number_range', { prefix: 'R' })
    const { year } = shanghai(new Date().toISOString())
    const lease = async (bench: SyncBench, deviceId = bench.device.id): Promise<unknown> => {
      const order = bench.make({ command: leaseBlock, payload: { rangeId: range['id'], deviceId, year, size: 50 }, decidedBy: 'server' })
      return (await bench.push({ ...order, actorId: deviceActor(bench.device.id) })).outcomes[0]?.outcome
    }
    expect(await Promise.all([lease(a), lease(b)])).toEqual(['applied', 'applied'])
    expect(await lease(a)).toBe('applied')
    // As another bench than the one whose key it is.
    const stolen = { ...b.make({ command: leaseBlock, payload: { rangeId: range['id'], deviceId: a.device.id, year, size: 50 }, decidedBy: 'server' }), actorId: deviceActor(a.device.id) }
    expect((await b.push(stolen)).outcomes[0]).toMatchObject({ outcome: 'refused', refusal: { code: 'command.not-allowed' } })
    await a.pull()
    const blocks = a.all('number_block').filter((x) => x['rangeId'] === range['id']).map((x) => ({ first: Number(x['first']), last: Number(x['last']) })).toSorted((x, y) => x.first - y.first)
    expect(blocks).toHaveLength(4)
    for (const [i, block] of blocks.entries()) expect(block.first).toBeGreaterThan(blocks[i - 1]?.last ?? 0)

    expect((await numberTails(database.pool, 'main', year)).filter((t) => t.deviceId === a.device.id)).toEqual([])
    a.incarnation = (await service.incarnation(a.device, { incarnation: 1 })).incarnation
    a.seq = 0
    await a.pull()
    const mine = a.all('number_block').filter((x) => x['deviceId'] === a.device.id)
    expect(mine).toHaveLength(2)
    for (const block of mine) expect(block).toMatchObject({ next: Number(block['last']) + 1, retiredFrom: block['first'] })
    const tails = (await numberTails(database.pool, 'main', year)).filter((t) => t.deviceId === a.device.id)
    expect(tails.map((t) => [t.prefix, t.year, t.last + 1 - t.first, t.reason, t.deviceName])).toEqual([['R', year, 50, 'retired', 'A'], ['R', year, 50, 'retired', 'A']])
    expect(await lease(a)).toBe('applied')
    await a.pull()
    const next = a.all('number_block').find((x) => x['deviceId'] === a.device.id && x['retiredFrom'] === null)
    expect(Number(next?.['first'])).toBeGreaterThan(Math.max(...blocks.map((x) => x.last)))
    // Twenty at once: whoever read the same last block is beaten, and reads again.
    const many = await Promise.all(Array.from({ length: 20 }, (_, i) => SyncBench.enrol(database.pool, service, `racer ${i}`)))
    for (let round = 0; round < 5; round += 1) expect(await Promise.all(many.map((bench) => lease(bench)))).toEqual(many.map(() => 'applied'))
    const { rows } = await database.pool.query<{ n: number }>('SELECT count(*) AS n FROM number_block x JOIN number_block y ON x.range_id = y.range_id AND x.id < y.id AND x.first <= y.last AND y.first <= x.last')
    expect(rows[0]?.n).toBe(0)
    // A year that is over.
    expect((await numberTails(database.pool, 'main', year + 1)).some((t) => t.deviceId === b.device.id && t.reason === 'year-over')).toBe(true)
  })
})
