import { afterAll, beforeAll, expect, test } from 'vitest'
import { quarantineUnit } from '../../../src/shared/commands/stock/quarantine-unit.ts'
import { practiceService, SyncBench } from '../../test-support/sync-bench.ts'
import { startTestDatabase, type TestDatabase } from '../../test-support/test-database.ts'
import type { SyncService } from './open-sync-service.ts'

let database: TestDatabase
/** Two server processes on one database, each with a memory of its own. */
let one: SyncService
let two: SyncService
let a: SyncBench
let b: SyncBench
beforeAll(async () => {
  database = await startTestDatabase()
  one = await practiceService(database.pool)
  two = await practiceService(database.pool)
  a = await SyncBench.enrol(database.pool, one, 'A')
  b = await SyncBench.enrol(database.pool, two, 'B')
})
afterAll(async () => {
  await one.stop()
  await two.stop()
  await database.stop()
})

const tables = ['sync_clock', 'feed', 'audit_entry', 'command_log', 'device', 'unit'] as const
const quarantine = async (bench: SyncBench, unitId: unknown, reason: string): Promise<void> => expect(await bench.run({ command: quarantineUnit, payload: { unitId, reason } })).toMatchObject({ outcome: 'applied' })
const from = async (service: SyncService, cursor: number) => await service.changes(a.device, { incarnation: 1, cursor, ackedSeq: 0, limit: 1000 })
const reasons = (page: Awaited<ReturnType<typeof from>>): string[] => page.docs.filter((d) => d.entity === 'unit').map((d) => String(d.doc['quarantineReason']))

test.each([['the very head that it had', 1], ['a head further on', 2]])('R20 a database that came back with less and went on to %s: no process gives what it remembers of the other history', async (_what, more) => {
  await a.load()
  await b.load()
  const { cursor } = a
  const units = a.all('unit').filter((u) => u['state'] === 'in-stock')
  // What the stand-by has: everything up to here.
  for (const table of tables) await database.pool.query(`DROP TABLE IF EXISTS kept_${table}`)
  for (const table of tables) await database.pool.query(`CREATE TABLE kept_${table} AS TABLE ${table}`)
  // The memory of this process begins here, and then holds what the stand-by will not have.
  await from(one, cursor)
  await quarantine(a, units[0]?.['id'], 'lost with the fail-over')
  expect(reasons(await from(one, cursor))).toEqual(['lost with the fail-over'])
  // The fail-over: no connection of the pool breaks, as behind a balancer.
  for (const table of tables.toReversed()) await database.pool.query(`DELETE FROM ${table}`)
  for (const table of tables) await database.pool.query(`INSERT INTO ${table} SELECT * FROM kept_${table}`)
  a.seq -= 1
  for (let i = 1; i <= more; i += 1) await quarantine(b, units[i]?.['id'], `after it ${i}`)
  expect(reasons(await from(one, cursor)).toSorted()).toEqual(Array.from({ length: more }, (_, i) => `after it ${i + 1}`))
  expect(await from(one, cursor)).toEqual(await from(two, cursor))
})

test('R20 a service that has stopped listens to the database no more', async () => {
  const before = database.pool.listenerCount('error')
  for (let i = 0; i < 3; i += 1) await (await practiceService(database.pool)).stop()
  expect(database.pool.listenerCount('error')).toBe(before)
})
