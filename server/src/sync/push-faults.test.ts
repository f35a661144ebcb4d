import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { quarantineUnit } from '../../../src/shared/commands/stock/quarantine-unit.ts'
import type { PushedCommand } from '../../../src/shared/sync/push.ts'
import { practiceService, SyncBench } from '../../test-support/sync-bench.ts'
import { startTestDatabase, type TestDatabase } from '../../test-support/test-database.ts'
import { isDatabaseAway } from '../app/database-away.ts'
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

const stocked = (n: number): string => String(a.all('unit').filter((u) => u['state'] === 'in-stock')[n]?.['id'])
const quarantine = (unitId: string, reason = '外观') => ({ command: quarantineUnit, payload: { unitId, reason } })
const withPayload = (command: PushedCommand, payload: string): PushedCommand => ({ ...command, payload, payloadHash: createHash('sha256').update(payload).digest('hex') })

describe('R20 a command that cannot be taken never holds the queue', () => {
  test('R20 a text that no database can hold is kept in its escaped form, with a case, and the next command goes on', async () => {
    await a.pull()
    const [one, two, three] = [stocked(0), stocked(1), stocked(2)]
    const escaped = a.make(quarantine(one, 'a\0b'))
    expect(escaped.payload).toContain('\\u0000')
    const raw = withPayload(a.make(quarantine(two)), `{"unitId":"${two}","reason":"a\0b"}`)
    const name = { ...a.make(quarantine(two)), name: 'stock.\0', actorId: 'x\0' }
    const { outcomes } = await a.push(escaped, raw, name, a.make(quarantine(three)))
    expect(outcomes.map((o) => o.outcome)).toEqual(['blocked', 'blocked', 'blocked', 'applied'])
    await a.pull()
    for (const o of outcomes.slice(0, 3)) expect(a.one('exception_case', { id: o.caseId })).toMatchObject({ kind: 'unreadable-command' })
    expect(a.one('unit', { id: one })).toMatchObject({ state: 'in-stock' })
    const { rows } = await database.pool.query('SELECT payload FROM command_log WHERE command_id = ANY($1) ORDER BY seq', [[escaped.commandId, raw.commandId]])
    expect(rows).toEqual([{ payload: escaped.payload }, { payload: raw.payload.replace('\0', '\\u0000') }])
  })

  test('R20 a time that is none is not read as one', async () => {
    await a.pull()
    const one = stocked(0)
    for (const at of ['yesterday', '2026-02-30T00:00:00.000Z', '2026-01-01T00:00:00+08:00', '']) {
      expect(await a.run({ ...quarantine(one), at })).toMatchObject({ outcome: 'blocked', refusal: { params: { field: 'occurredAt' } } })
      expect(await a.run({ ...quarantine(one), at, decidedBy: 'server' })).toMatchObject({ outcome: 'refused' })
    }
  })

  test('R20 half a JSON, a number where an object should be, and an id of nobody are kept with a case', async () => {
    await a.pull()
    const base = a.make(quarantine(stocked(0)))
    a.seq -= 1
    const broken = ['{"unitId":', '7', 'null', '""', '[]'].map((text) => withPayload({ ...a.make(quarantine(stocked(0))) }, text))
    expect((await a.push(...broken)).outcomes.map((o) => o.outcome)).toEqual(broken.map(() => 'blocked'))
    const nobody = { ...base, seq: (a.seq += 1), actorId: 'nobody' }
    expect((await a.push(nobody)).outcomes[0]).toMatchObject({ outcome: 'appliedWithCase', refusal: { code: 'command.not-allowed' } })
  })
})

describe('R20 the database goes away', () => {
  test('R20 before the first command: the call fails as away, and nothing is acknowledged', async () => {
    const other = await startTestDatabase({ max: 2 })
    const there = await practiceService(other.pool, 'shift')
    const c = await SyncBench.enrol(other.pool, there, 'C')
    const command = c.make(quarantine('x'))
    await other.pool.end()
    const error: unknown = await c.push(command).catch((e: unknown) => e)
    expect(isDatabaseAway(error)).toBe(true)
    await there.stop()
    await other.stop()
  })

  test('R20 too slow is not the fault of the command: it is not blocked, and goes through when the lock is free', async () => {
    await a.pull()
    const unitId = stocked(0)
    const command = a.make(quarantine(unitId))
    const holder = await database.pool.connect()
    await holder.query('BEGIN')
    await holder.query('SELECT 1 FROM unit WHERE id = $1 FOR UPDATE', [unitId])
    await database.pool.query(`ALTER DATABASE ${new URL(database.url).pathname.slice(1)} SET lock_timeout = '150ms'`)
    const impatient = await startOn(database.url)
    const late: unknown = await impatient.service.push(a.device, { incarnation: 1, commands: [command], audit: [] }).catch((e: unknown) => e)
    expect(late).toMatchObject({ code: '55P03' })
    await holder.query('ROLLBACK')
    holder.release()
    expect((await a.push(command)).outcomes[0]).toMatchObject({ outcome: 'applied' })
    await impatient.stop()
  })

  test('R20 in the middle of a batch: what was committed is told, the rest is asked for later, and in the end each was done once', async () => {
    const b = await SyncBench.enrol(database.pool, service, 'B')
    const units = b.all('unit').map((u) => String(u['id']))
    const batch = Array.from({ length: 120 }, (_, i) => b.make(quarantine(units[i % units.length] ?? '', `第${i}次`)))
    const breaking = (async () => {
      for (let done = 0; done < 5;) {
        await pause(2)
        done = (await database.pool.query<{ n: number }>('SELECT count(*) AS n FROM command_log WHERE device_id = $1', [b.device.id])).rows[0]?.n ?? 0
      }
      await database.pool.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()')
    })()
    const first = await b.push(...batch)
    await breaking
    expect(first.retryLaterMs).toBeGreaterThan(0)
    expect(first.outcomes.length).toBeGreaterThanOrEqual(5)
    expect(first.outcomes.length).toBeLessThan(batch.length)
    expect(first.ackedSeq).toBeGreaterThanOrEqual(first.outcomes.length)
    const outcomes = new Map(first.outcomes.map((o) => [o.commandId, o.outcome]))
    const rest = await b.push(...batch.slice(first.outcomes.length))
    expect(rest).toMatchObject({ retryLaterMs: null, ackedSeq: batch.length })
    for (const o of rest.outcomes) outcomes.set(o.commandId, o.first ?? o.outcome)
    expect([...outcomes.values()].every((o) => o === 'applied')).toBe(true)
    const { rows } = await database.pool.query<{ n: number; places: number }>('SELECT count(*) AS n, count(DISTINCT seq) AS places FROM command_log WHERE device_id = $1', [b.device.id])
    expect(rows[0]).toEqual({ n: batch.length, places: batch.length })
  })
})

async function startOn(url: string): Promise<{ readonly service: SyncService; readonly stop: () => Promise<void> }> {
  const { default: pg } = await import('pg')
  const pool = new pg.Pool({ connectionString: url, max: 2, pipeline: true, types: database.pool.options.types })
  const there = await practiceService(pool)
  return { service: there, stop: async () => (await there.stop(), await pool.end()) }
}
