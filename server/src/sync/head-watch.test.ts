import { once, EventEmitter } from 'node:events'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { quarantineUnit } from '../../../src/shared/commands/stock/quarantine-unit.ts'
import { openPool } from '../platform/pool.ts'
import { practiceService, SyncBench } from '../../test-support/sync-bench.ts'
import { startTestDatabase, type TestDatabase } from '../../test-support/test-database.ts'
import type { SyncService } from './open-sync-service.ts'

let database: TestDatabase
let service: SyncService
let a: SyncBench

beforeAll(async () => {
  database = await startTestDatabase()
  service = await practiceService(database.pool)
  a = await SyncBench.enrol(database.pool, service, 'A')
})
afterAll(async () => {
  await service.stop()
  await database.stop()
})

const work = async (): Promise<void> => {
  await a.pull()
  await a.run({ command: quarantineUnit, payload: { unitId: a.all('unit').find((u) => u['state'] === 'in-stock')?.['id'], reason: '外观' } })
}

test('R20 a commit is told before its push is answered, once, and to nobody who has left', async () => {
  const heads: number[] = []
  const end = service.onHead((head) => heads.push(head))
  await work()
  expect(heads.at(-1)).toBe(await service.head())
  end()
  const told = heads.length
  await work()
  expect(heads).toHaveLength(told)
})

test('R20 another server on the same database tells its benches too, within a second', async () => {
  const pool = openPool({ url: database.url, max: 2 })
  const other = await practiceService(pool)
  const events = new EventEmitter()
  const end = other.onHead((head) => events.emit('head', head))
  const before = await service.head()
  const poked = once(events, 'head', { signal: AbortSignal.timeout(5000) })
  await work()
  let [head] = (await poked) as [number]
  while (head <= before) [head] = (await once(events, 'head', { signal: AbortSignal.timeout(5000) })) as [number]
  expect(head).toBeGreaterThan(before)
  end()
  await other.stop()
  await pool.end()
})

test('R20 after a fail-over to a database that knows less, the lower head is told, and what comes after it', async () => {
  await work()
  const heads: number[] = []
  const end = service.onHead((head) => heads.push(head))
  const before = await service.head()
  await database.pool.query("UPDATE sync_clock SET head = head - 3 WHERE site_id = 'main'")
  await vi.waitFor(() => expect(heads.at(-1)).toBe(before - 3), 5000)
  await database.pool.query("UPDATE sync_clock SET head = head + 1 WHERE site_id = 'main'")
  await vi.waitFor(() => expect(heads.at(-1)).toBe(before - 2), 5000)
  await database.pool.query("UPDATE sync_clock SET head = $1 WHERE site_id = 'main'", [before])
  end()
})
