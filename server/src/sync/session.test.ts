import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { quarantineUnit } from '../../../src/shared/commands/stock/quarantine-unit.ts'
import { instant } from '../../../src/shared/kernel/time.ts'
import { OLDEST_PULL, PROTOCOL } from '../../../src/shared/sync/version.ts'
import { practiceService, SyncBench } from '../../test-support/sync-bench.ts'
import { startTestDatabase, type TestDatabase } from '../../test-support/test-database.ts'
import { makeEnrolCode } from '../app/enrol-code.ts'
import { authenticate } from './enrol.ts'
import { listDevices, revokeDevice } from './devices.ts'
import { trimFeed } from './feed-trim.ts'
import type { SyncService } from './open-sync-service.ts'
import { verdictOf } from './session.ts'

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

const ask = { protocol: PROTOCOL, appVersion: 'test', incarnation: 1, lastSeq: 4, ackedSeq: 4, cursor: 50, lastAuditSeq: 0 }
const now = { head: 100, feed_floor: 20, acked_seq: 4, acked_audit_seq: 0, incarnation: 1, revoked_at: null, history: 'a'.repeat(64) }

describe('R20 the verdict of a session', () => {
  test.each([
    ['ok', {}, {}],
    ['ok', {}, { cursor: 20 }],
    ['ok', {}, { lastSeq: 9 }],
    // The server's database was put back to an older state: what it has lost is sent again.
    ['ok', { acked_seq: 2 }, {}],
    ['resyncRequired', {}, { cursor: 19 }],
    ['resyncRequired', { head: 40 }, {}],
    ['ok', {}, { history: 'a'.repeat(64) }],
    // Put back, and others have gone on: other things stand at its positions.
    ['resyncRequired', {}, { history: 'b'.repeat(64) }],
    ['resyncRequired', { history: null }, { history: 'a'.repeat(64) }],
    ['clientTooOld', {}, { protocol: OLDEST_PULL - 1 }],
    ['serverTooOld', {}, { protocol: PROTOCOL + 1 }],
    ['deviceForked', {}, { lastSeq: 3 }],
    ['deviceForked', { incarnation: 2 }, {}],
    ['deviceRevoked', { revoked_at: '2026-01-01T00:00:00.000Z', incarnation: 2 }, { protocol: 0, lastSeq: 0 }]
  ] as const)('R20 %s when the server stands at %j and the bench at %j', (verdict, server, bench) => {
    expect(verdictOf({ ...now, ...server }, { ...ask, ...bench })).toBe(verdict)
  })

  test('R20 a bench too old to pull may push, and its command is applied', async () => {
    const a = await SyncBench.enrol(database.pool, service, 'old')
    const told = await service.session(a.device, { ...ask, protocol: OLDEST_PULL - 1, lastSeq: 0, ackedSeq: 0, cursor: a.cursor })
    expect(told).toMatchObject({ verdict: 'clientTooOld', mayPush: true, mayPull: false, ackedSeq: 0 })
    const unitId = a.all('unit').find((u) => u['state'] === 'in-stock')?.['id']
    expect(await a.run({ command: quarantineUnit, payload: { unitId, reason: '外观' } })).toMatchObject({ outcome: 'applied' })
    const { rows } = await database.pool.query('SELECT app_version, last_seen_at FROM device WHERE id = $1', [a.device.id])
    expect(rows[0]).toMatchObject({ app_version: 'test' })
  })
})

describe('R26 enrolment', () => {
  const request = { deviceName: 'E', appVersion: 'test', protocol: PROTOCOL }

  test('R26 a code is good once, for a day, and however it is typed; the key itself is kept nowhere', async () => {
    const { code } = await makeEnrolCode(database.pool, 'main', 'E')
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ')}`
    const [one, two] = await Promise.allSettled([service.enrol({ ...request, code: typed }), service.enrol({ ...request, code: typed })])
    const done = [one, two].filter((r) => r.status === 'fulfilled')
    expect(done).toHaveLength(1)
    const reply = done[0]?.status === 'fulfilled' ? done[0].value : null
    await expect(service.enrol({ ...request, code })).rejects.toMatchObject({ code: 'sync.bad-code' })
    await expect(service.enrol({ ...request, code: 'AAAA-BBBB-CCCC' })).rejects.toMatchObject({ code: 'sync.bad-code' })
    const late = await makeEnrolCode(database.pool, 'main', 'E')
    await database.pool.query('UPDATE enrol_code SET expires_at = $1 WHERE used_at IS NULL', [instant(Date.now() - 1)])
    await expect(service.enrol({ ...request, code: late.code })).rejects.toMatchObject({ code: 'sync.bad-code' })
    const key = reply?.deviceKey ?? ''
    expect(await authenticate(database.pool, 'main', `${reply?.deviceId ?? ''}.${key}`)).toMatchObject({ name: 'E', incarnation: 1 })
    expect(await authenticate(database.pool, 'main', `${reply?.deviceId ?? ''}.${key.replace(/^./, (c) => (c === '0' ? '1' : '0'))}`)).toBeNull()
    expect(await authenticate(database.pool, 'other-site', `${reply?.deviceId ?? ''}.${key}`)).toBeNull()
    const { rows } = await database.pool.query<{ text: string }>('SELECT to_jsonb(d)::text AS text FROM device d UNION ALL SELECT to_jsonb(a)::text FROM audit_entry a UNION ALL SELECT to_jsonb(c)::text FROM enrol_code c')
    expect(rows.filter((r) => r.text.includes(key) || r.text.includes(code))).toEqual([])
    expect(rows.filter((r) => r.text.includes('device.enrolled') && r.text.includes(reply?.deviceId ?? 'x'))).toHaveLength(1)
  })
})

describe('R26 a bench is stopped', () => {
  test('R26 from its next call on it may neither push nor pull nor begin anew; two of one name are told apart by id', async () => {
    const a = await SyncBench.enrol(database.pool, service, 'stolen')
    const twin = await SyncBench.enrol(database.pool, service, 'stolen')
    const at = instant(Date.now())
    expect(await revokeDevice(database.pool, 'main', { name: 'nobody', now: at })).toEqual({ kind: 'unknown' })
    expect(await revokeDevice(database.pool, 'main', { name: 'stolen', now: at })).toMatchObject({ kind: 'ambiguous', devices: [{ name: 'stolen' }, { name: 'stolen' }] })
    const unitId = a.all('unit').find((u) => u['state'] === 'in-stock')?.['id']
    const command = a.make({ command: quarantineUnit, payload: { unitId, reason: '外观' } })
    expect(await revokeDevice(database.pool, 'main', { name: a.device.id, now: at })).toMatchObject({ kind: 'revoked', device: { id: a.device.id } })
    expect(await revokeDevice(database.pool, 'main', { name: a.device.id, now: at })).toEqual({ kind: 'unknown' })
    // The device as it was authenticated before: a call that was on its way.
    await expect(a.push(command)).rejects.toMatchObject({ code: 'sync.revoked' })
    await expect(a.pull()).rejects.toMatchObject({ code: 'sync.revoked' })
    await expect(a.load()).rejects.toMatchObject({ code: 'sync.revoked' })
    await expect(service.incarnation(a.device, { incarnation: 1 })).rejects.toMatchObject({ code: 'sync.revoked' })
    expect(await service.session(a.device, { ...ask, lastSeq: 0, cursor: 0 })).toMatchObject({ verdict: 'deviceRevoked', mayPush: false, mayPull: false })
    expect((await listDevices(database.pool, 'main')).filter((d) => d.revokedAt !== null).map((d) => d.id)).toEqual([a.device.id])
    expect((await twin.pull()).resyncRequired).toBe(false)
  })
})

describe('R20 the feed is cut', () => {
  test('R20 what is older than the days kept goes; a bench that was away for longer is told to load everything, one that was not goes on', async () => {
    const [late, live] = [await SyncBench.enrol(database.pool, service, 'late'), await SyncBench.enrol(database.pool, service, 'live')]
    const unitId = live.all('unit').find((u) => u['state'] === 'in-stock')?.['id']
    await live.run({ command: quarantineUnit, payload: { unitId, reason: '外观' } })
    await live.pull()
    const middle = live.cursor
    await database.pool.query("UPDATE audit_entry SET at = '2020-01-01T00:00:00.000Z' WHERE seq <= $1", [middle])
    const other = live.all('unit').find((u) => u['state'] === 'in-stock')?.['id']
    await live.run({ command: quarantineUnit, payload: { unitId: other, reason: '外观' } })
    const done = await trimFeed(database.pool, 'main', { now: instant(Date.now()), keepDays: 30, chunk: 7 })
    expect(done.floor).toBe(middle)
    expect(done.rows).toBeGreaterThan(100)
    expect(await trimFeed(database.pool, 'main', { now: instant(Date.now()), keepDays: 30 })).toEqual({ floor: middle, rows: 0 })
    expect((await database.pool.query('SELECT min(position) AS p FROM feed')).rows[0]).toEqual({ p: middle + 1 })
    const gap = await service.changes(late.device, { incarnation: 1, cursor: late.cursor, ackedSeq: 0, limit: 10 })
    expect(gap).toMatchObject({ resyncRequired: true, docs: [], cursor: late.cursor })
    expect(await service.session(late.device, { ...ask, lastSeq: 0, cursor: late.cursor })).toMatchObject({ verdict: 'resyncRequired', mayPush: true, mayPull: false })
    const on = await live.pull()
    expect(on.docs.map((d) => d.doc['id'])).toEqual([other])
    await late.load()
    expect(late.docs.size).toBe(live.docs.size)
    for (const [key, doc] of live.docs) expect(late.docs.get(key)).toEqual(doc)
  })
})
