import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { importOutbox } from '../../server/src/sync/import-outbox.ts'
import { openSyncService, type SyncService } from '../../server/src/sync/open-sync-service.ts'
import type { OutboxContent, OutboxFile } from '../../src/shared/sync/outbox-file.ts'
import { joinedBenches, type JoinedBenches } from './joined-benches.test-support.ts'

let net: JoinedBenches
let service: SyncService
const folder = mkdtempSync(join(tmpdir(), 'hemobench-stick-'))

beforeAll(async () => {
  net = await joinedBenches()
  service = await openSyncService(net.database.pool, { siteId: 'main', siteName: 'Test', serverVersion: 'test', practice: 'off' })
}, 60_000)
afterAll(async () => {
  await service.stop()
  await net.stop()
})

const take = async (text: string) => await importOutbox(service, { pool: net.database.pool, siteId: 'main' }, text)

test('R20 what a bench without a network did comes to the server on a stick, once, and only unchanged', async () => {
  const { a, b, cable } = net
  const [first, second] = (await b.must('stock.list', { states: ['in-stock'], abo: null, componentClass: null, text: '', limit: 50 })).units
  await cable.set('cut')
  await b.must('stock.quarantine', { commandId: uuidv7(), unitId: first?.id ?? '', reason: '外观' })
  await b.must('stock.quarantine', { commandId: uuidv7(), unitId: second?.id ?? '', reason: '外观' })
  await vi.waitFor(async () => expect(await b.must('sync.status', {})).toMatchObject({ state: 'offline', pending: 2 }), { timeout: 10_000 })
  expect(await b.code('sync.exportOutbox', { folder: join(folder, 'no-such') })).toBe('sync.file-unwritable')
  const { file, commands } = await b.must('sync.exportOutbox', { folder })
  expect(commands).toBe(2)
  const text = readFileSync(file, 'utf8')

  const signed = JSON.parse(text) as OutboxFile
  const content = JSON.parse(signed.content) as OutboxContent
  const changed = { ...content, commands: content.commands.map((c) => ({ ...c, occurredAt: '2020-01-01T00:00:00.000Z' })) }
  expect(await take(JSON.stringify({ ...signed, content: JSON.stringify(changed) }))).toMatchObject({ ok: false, problem: 'signature-wrong', taken: 0 })
  expect(await take(JSON.stringify({ ...signed, content: JSON.stringify({ ...content, deviceId: uuidv7() }) }))).toMatchObject({ ok: false, problem: 'bench-unknown' })
  expect(await take('{"format":"x"}')).toMatchObject({ ok: false, problem: 'not-an-outbox-file' })

  expect(await take(text)).toMatchObject({ ok: true, counts: { applied: 2 } })
  expect(await take(text)).toMatchObject({ ok: true, counts: { duplicate: 2 } })
  await vi.waitFor(async () => expect((await a.must('stock.unit', { unitId: second?.id ?? '' })).unit.state).toBe('quarantined'), { timeout: 8000 })
  await cable.set('plugged')
  await vi.waitFor(async () => expect(await b.must('sync.status', {})).toMatchObject({ state: 'online', pending: 0, toRead: 0 }), { timeout: 15_000 })
}, 60_000)

test('R20 without the server each thing that needs it says so; what the bench may do alone it does', async () => {
  const { b, cable } = net
  await cable.set('cut')
  await b.call('sync.now', {})
  await vi.waitFor(async () => expect((await b.must('sync.status', {})).state).toBe('offline'), { timeout: 10_000 })
  const status = await b.must('sync.status', {})
  expect(status.allowedNow).toMatchObject({ receive: null, issue: null, setUp: { code: 'sync.needs-server' } })
  const fridge = { id: uuidv7(), code: 'X-9', name: '新冰箱', temperatureBand: 'cold-2-6' as const, componentClasses: ['red-cells' as const], aboGroups: ['A' as const], layers: 1, capacity: 10, active: true, homeDeviceId: null }
  expect(await b.code('fridges.save', { commandId: uuidv7(), fridge })).toBe('sync.needs-server')

  const unit = (await b.must('stock.list', { states: ['in-stock'], abo: null, componentClass: null, text: '', limit: 50 })).units[0]
  const requestId = (await b.must('testing.requests', { open: true })).requests[0]?.id ?? ''
  const order = async (scanned: boolean) => ({ commandId: uuidv7(), unitId: unit?.id ?? '', requestId, scannedSelfNumber: unit?.selfNumber ?? '', scannedDin: unit?.din ?? '', scanned, appearance: 'good' as const, signature: await b.sign('issuing.issue') })
  expect(await b.code('issuing.issue', await order(false))).toBe('issuing.offline-typed')
  expect(await b.code('issuing.issue', await order(true))).toBe('issuing.not-holder')
  b.hoursAhead = 13
  await b.signIn()
  expect((await b.must('sync.status', {})).allowedNow.issue).toMatchObject({ code: 'issuing.offline-too-old' })
  b.hoursAhead = 0
  await cable.set('plugged')
}, 60_000)

test('R20 R26 what a bench did before it was stopped comes from its stick as it is; what it says it did after that is on record with a case', async () => {
  const { b, database } = net
  await net.cable.set('cut')
  await b.call('sync.now', {})
  const units = (await b.must('stock.list', { states: ['in-stock'], abo: null, componentClass: null, text: '', limit: 50 })).units
  const quarantine = async (at: number): Promise<string> => {
    const unitId = units[at]?.id ?? ''
    await b.must('stock.quarantine', { commandId: uuidv7(), unitId, reason: '外观' })
    return unitId
  }
  const before = await quarantine(4)
  const { rows } = await database.pool.query<{ id: string }>("UPDATE device SET revoked_at = $1 WHERE name = 'B' RETURNING id", [new Date(Date.now() + 1000).toISOString()])
  expect(rows).toHaveLength(1)
  await new Promise((resolve) => setTimeout(resolve, 1100))
  const after = await quarantine(5)
  const { file } = await b.must('sync.exportOutbox', { folder })
  const text = readFileSync(file, 'utf8')
  expect(await take(text)).toMatchObject({ ok: false, problem: 'sync.revoked', taken: 0 })
  const done = await importOutbox({ push: service.pushStopped }, { pool: database.pool, siteId: 'main' }, text)
  expect(done).toMatchObject({ ok: true })
  const states = await database.pool.query<{ id: string; state: string }>('SELECT id, state FROM unit WHERE id = ANY($1)', [[before, after]])
  expect(states.rows.map((r) => r.state)).toEqual(['quarantined', 'quarantined'])
  const cases = await database.pool.query<{ kind: string; unit_id: string }>('SELECT kind, unit_id FROM exception_case WHERE unit_id = ANY($1)', [[before, after]])
  expect(cases.rows).toEqual([{ kind: 'actor-revoked', unit_id: after }])
  // Over the network it is still told no.
  await net.cable.set('plugged')
  await vi.waitFor(async () => expect((await b.must('sync.status', {})).state).toBe('revoked'), { timeout: 15_000 })
}, 60_000)
