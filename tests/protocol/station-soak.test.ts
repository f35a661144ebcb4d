import { afterEach, beforeEach, expect, test } from 'vitest'
import { practiceService } from '../../server/test-support/sync-bench.ts'
import { startTestDatabase, type TestDatabase } from '../../server/test-support/test-database.ts'
import type { SyncService } from '../../server/src/sync/open-sync-service.ts'
import { isSoundSoak, runSoak } from '../scale/run-soak.ts'

let database: TestDatabase
let service: SyncService
beforeEach(async () => {
  database = await startTestDatabase()
  service = await practiceService(database.pool, 'shift')
})
afterEach(async () => {
  await service.stop()
  await database.stop()
})

test('R01 R03 R08 R09 some days with a station that does everything wrong end with stock, ledger and its books equal, bag by bag and in fen', async () => {
  const result = await runSoak({ pool: database.pool, service, days: 5, bagsPerDay: 16, seed: 11, say: () => undefined })
  expect(result.differences).toEqual([])
  expect(isSoundSoak(result)).toBe(true)
  expect(result.bagsReceived).toBeGreaterThan(60)
  expect(result.returnsApproved).toBeGreaterThan(0)
  expect(result.expectedFen).toBe(result.billedFen)
  expect(result.expectedFen).toBeGreaterThan(0)
  // It is no proof when nothing went wrong.
  expect(Object.keys(result.struck).length).toBeGreaterThan(4)
}, 60_000)

test.each(['soap-gb18030', 'files'] as const)('R01 R03 R08 R09 the same holds where the station is talked to by %s', async (way) => {
  const result = await runSoak({ pool: database.pool, service, days: 3, bagsPerDay: 12, seed: 12, way, say: () => undefined })
  expect(result.differences).toEqual([])
  expect(isSoundSoak(result)).toBe(true)
  expect(result.bagsReceived).toBeGreaterThan(20)
  expect(Object.keys(result.struck).length).toBeGreaterThan(2)
}, 60_000)
