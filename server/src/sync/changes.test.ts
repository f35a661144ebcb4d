import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defineUser } from '../../../src/shared/commands/identity/define-user.ts'
import { discardUnit } from '../../../src/shared/commands/stock/discard-unit.ts'
import { quarantineUnit } from '../../../src/shared/commands/stock/quarantine-unit.ts'
import { instant } from '../../../src/shared/kernel/time.ts'
import { practiceService, SyncBench } from '../../test-support/sync-bench.ts'
import { startTestDatabase, type TestDatabase } from '../../test-support/test-database.ts'
import { OUTCOMES } from './changes.ts'
import type { SyncService } from './open-sync-service.ts'

let database: TestDatabase
let service: SyncService

beforeAll(async () => {
  database = await startTestDatabase()
  service = await practiceService(database.pool)
})
afterAll(async () => {
  await service.stop()
  await database.stop()
})

describe('R20 a command is acknowledged with what it did, never before', () => {
  test('R20 outcomes and the acknowledged sequence come with the last page alone, and every document of a position on one page', async () => {
    const [a, reader] = [await SyncBench.enrol(database.pool, service, 'A'), await SyncBench.enrol(database.pool, service, 'reader')]
    const units = a.all('unit').filter((u) => u['state'] === 'in-stock').slice(0, 9)
    for (const u of units) expect((await a.run({ command: quarantineUnit, payload: { unitId: u['id'], reason: '外观' } })).outcome).toBe('applied')
    // A fact with its case: two documents of one position.
    const both = await a.run({ command: quarantineUnit, payload: { unitId: uuidv7(), reason: '外观' } })
    expect(both.outcome).toBe('appliedWithCase')
    let cursor = a.cursor
    const pages: number[] = []
    for (;;) {
      const page = await service.changes(a.device, { incarnation: 1, cursor, ackedSeq: 0, limit: 4 })
      pages.push(page.docs.length)
      cursor = page.cursor
      if (cursor < page.head) expect(page).toMatchObject({ outcomes: [], ackedSeq: 0 })
      else {
        expect(page.ackedSeq).toBe(10)
        expect(page.outcomes.map((o) => o.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
        expect(page.outcomes.at(-1)).toEqual(both)
        break
      }
    }
    expect(pages.length).toBeGreaterThan(2)
    await reader.pull(3)
    expect(reader.one('exception_case', { id: both.caseId })).toMatchObject({ state: 'open' })
    for (const u of units) expect(reader.one('unit', { id: u['id'] })).toMatchObject({ state: 'quarantined' })
  })

  test('R20 after a very long time offline more outcomes than one answer holds are told in turn, without a gap', async () => {
    const b = await SyncBench.enrol(database.pool, service, 'B')
    const total = OUTCOMES + 150
    for (let n = 0; n < total; n += 200) {
      const batch = Array.from({ length: Math.min(200, total - n) }, () => b.make({ command: discardUnit, payload: { unitId: 'none', reason: '破袋' }, second: 'T1002', decidedBy: 'server' }))
      const { outcomes } = await b.push(...batch)
      expect(outcomes.every((o) => o.outcome === 'refused')).toBe(true)
    }
    const told: number[] = []
    let acked = 0
    while (acked < total) {
      const page = await service.changes(b.device, { incarnation: 1, cursor: b.cursor, ackedSeq: acked, limit: 5000 })
      expect(page.ackedSeq).toBe(page.outcomes.at(-1)?.seq)
      told.push(...page.outcomes.map((o) => o.seq))
      acked = page.ackedSeq
      b.cursor = page.cursor
    }
    expect(told).toEqual(Array.from({ length: total }, (_, i) => i + 1))
  })

  test('R26 somebody is stopped at once, also by a bench whose clock is an hour ahead', async () => {
    const c = await SyncBench.enrol(database.pool, service, 'C')
    const { version: _version, ...user } = c.one('app_user', { badge: 'T1003' })
    expect((await c.run({ command: defineUser, payload: { ...user, active: false }, decidedBy: 'server', at: instant(Date.now() + 3_600_000) })).outcome).toBe('applied')
    const unitId = c.all('unit').find((u) => u['state'] === 'in-stock')?.['id']
    expect(await c.run({ command: quarantineUnit, payload: { unitId, reason: '外观' }, badge: 'T1003', decidedBy: 'server' })).toMatchObject({ outcome: 'refused', refusal: { code: 'command.not-allowed' } })
  })
})
