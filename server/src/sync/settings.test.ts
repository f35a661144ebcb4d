import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defineUser } from '../../../src/shared/commands/identity/define-user.ts'
import { defineRange } from '../../../src/shared/commands/numbering/define-range.ts'
import { defineProduct } from '../../../src/shared/commands/stock/define-product.ts'
import { practiceService, SyncBench } from '../../test-support/sync-bench.ts'
import { startTestDatabase, type TestDatabase } from '../../test-support/test-database.ts'
import { openPool } from '../platform/pool.ts'
import type { SyncService } from './open-sync-service.ts'
import { SettingsCache } from './settings-cache.ts'

let database: TestDatabase
let service: SyncService
let benches: readonly SyncBench[]

beforeAll(async () => {
  database = await startTestDatabase({ max: 20 })
  service = await practiceService(database.pool)
  benches = await Promise.all(Array.from({ length: 10 }, (_, i) => SyncBench.enrol(database.pool, service, `bench ${i}`)))
})
afterAll(async () => {
  await service.stop()
  await database.stop()
})

function userOf(bench: SyncBench, badge: string): Record<string, unknown> {
  const { version: _version, ...user } = bench.one('app_user', { badge })
  return user
}

describe('R26 rules over all settings hold also when several people set up at once', () => {
  test('R26 two managers stop each other at the same moment: one of them is left', async () => {
    const [a, b] = [benches[0], benches[1]]
    if (a === undefined || b === undefined) throw new Error('no benches')
    for (let round = 0; round < 8; round += 1) {
      await Promise.all([a.pull(), b.pull()])
      const [one, two] = [userOf(a, 'T1001'), userOf(a, 'T1002')]
      const manager = a.one('app_user', { badge: 'T1001' })['active'] === true ? 'T1001' : 'T1002'
      for (const user of [one, two]) expect((await a.run({ command: defineUser, payload: { ...user, roles: ['technician', 'lab-head'], active: true }, badge: manager })).outcome).toBe('applied')
      const stop = (bench: SyncBench, who: Record<string, unknown>, by: string): ReturnType<SyncBench['run']> => bench.run({ command: defineUser, payload: { ...who, roles: ['technician', 'lab-head'], active: false }, badge: by, decidedBy: 'server' })
      const outcomes = await Promise.all([stop(a, two, 'T1001'), stop(b, one, 'T1002')])
      expect(outcomes.filter((o) => o.outcome === 'applied')).toHaveLength(1)
      expect(outcomes.filter((o) => o.outcome === 'refused')).toHaveLength(1)
    }
    await a.pull()
    await Promise.all([a.pull(), b.pull()])
    const manager = a.one('app_user', { badge: 'T1001' })['active'] === true ? 'T1001' : 'T1002'
    for (const badge of ['T1001', 'T1002']) await a.run({ command: defineUser, payload: { ...userOf(a, badge), roles: ['technician', 'lab-head'], active: true }, badge: manager })
  })

  test('R05 ten people define ranges that overlap at the same moment: one of them is told yes', async () => {
    for (let round = 0; round < 5; round += 1) {
      await Promise.all(benches.map((bench) => bench.pull()))
      const fridgeId = benches[0]?.all('fridge')[0]?.['id']
      const outcomes = await Promise.all(
        benches.map((bench, i) => bench.run({ command: defineRange, payload: { id: uuidv7(), fridgeId, prefix: `Q${round}`, digits: 5, start: 1 + i, end: 500 + i, reset: 'never', lowWater: 10 }, decidedBy: 'server' }))
      )
      expect(outcomes.filter((o) => o.outcome === 'applied')).toHaveLength(1)
    }
  })
})

describe('R20 settings that a server keeps', () => {
  test('R20 a setting changed through another server counts for the next command of this one', async () => {
    const pool = openPool({ url: database.url, max: 3 })
    const other = await practiceService(pool)
    const far = await SyncBench.enrol(pool, other, 'far')
    const near = benches[2]
    if (near === undefined) throw new Error('no bench')
    for (let round = 0; round < 4; round += 1) {
      await Promise.all([far.pull(), near.pull()])
      const product = { id: uuidv7(), code: `E${1000 + round}`, name: '新品种', componentClass: 'red-cells', quantityUnit: 'U', quantity: 1, volumeMl: 150, active: true, maxLifeDays: null }
      expect(await near.run({ command: defineProduct, payload: product, decidedBy: 'server' })).toMatchObject({ outcome: 'applied' })
      // The same code again, at the other server, which has its own memory of all products.
      expect(await far.run({ command: defineProduct, payload: { ...product, id: uuidv7() }, decidedBy: 'server' })).toMatchObject({ outcome: 'refused' })
      const { ...user } = userOf(near, 'T1003')
      const active = round % 2 === 1
      expect((await near.run({ command: defineUser, payload: { ...user, active }, decidedBy: 'server' })).outcome).toBe('applied')
      const asked = await far.run({ command: defineProduct, payload: { ...product, id: uuidv7(), code: `F${1000 + round}` }, badge: 'T1003', decidedBy: 'server' })
      expect(asked).toMatchObject({ outcome: 'refused', refusal: { code: 'command.not-allowed' } })
    }
    await other.stop()
    await pool.end()
  })

  test('R20 an answer of an older position is not kept under a newer one, and all are forgotten when the position moves', () => {
    const cache = new SettingsCache()
    const old = cache.at(5)
    old.keep('a', 1)
    expect(cache.at(5).known('a')).toBe(1)
    const now = cache.at(6)
    expect(now.known('a')).toBeUndefined()
    old.keep('a', 1)
    expect(now.known('a')).toBeUndefined()
    now.keep('a', 2)
    // A transaction that began before may use what is newer, as a read of its own would.
    expect(cache.at(5).known('a')).toBe(2)
    cache.forget()
    expect(cache.at(6).known('a')).toBeUndefined()
  })
})
