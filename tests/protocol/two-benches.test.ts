import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { startTestDatabase, type TestDatabase } from '../../server/test-support/test-database.ts'
import { makeEnrolCode } from '../../server/src/app/enrol-code.ts'
import { openSyncPort } from '../../server/src/open-sync-port.ts'
import { readConfig } from '../../server/src/platform/config.ts'
import { openLog } from '../../server/src/platform/log.ts'
import { startServer, type RunningServer } from '../../server/src/start-server.ts'
import { TestBench } from '../../src/main/core/bench.test-support.ts'
import { NetworkCable } from '../simulators/network-cable.ts'

let database: TestDatabase
let server: RunningServer
let cable: NetworkCable
const a = new TestBench()
const b = new TestBench()

beforeAll(async () => {
  database = await startTestDatabase()
  const { config } = readConfig({ HEMOBENCH_PORT: '0', DATABASE_URL: database.url, HEMOBENCH_PRACTICE: 'full', HEMOBENCH_ENROL_PER_MINUTE: '100', HEMOBENCH_ANCHOR_FOLDER: join(a.dataDir, 'server-anchors') })
  server = await startServer({ config, log: openLog({ level: 'silent' }), openPort: openSyncPort })
  cable = await NetworkCable.plug(() => new URL(server.url))
  for (const [bench, name, url] of [[a, 'A', server.url], [b, 'B', cable.url]] as const) {
    await bench.open('off')
    const { code } = await makeEnrolCode(database.pool, 'main', name)
    await bench.must('sync.enrol', { url: url.replace(/\/$/, ''), code, benchName: name, ca: null })
    await bench.reopen()
    await vi.waitFor(async () => expect(await bench.must('sync.status', {})).toMatchObject({ state: 'online', pending: 0 }), { timeout: 10_000 })
    await bench.signIn()
  }
}, 60_000)
afterAll(async () => {
  await a.dispose()
  await b.dispose()
  await cable.close()
  await server.stop()
  await database.stop()
})

const unitOf = async (bench: TestBench, unitId: string) => (await bench.must('stock.unit', { unitId })).unit

test('R20 what A does B sees; what B does with the cable out comes to A when it is back', async () => {
  const { units } = await a.must('stock.list', { states: ['in-stock'], abo: null, componentClass: null, text: '', limit: 50 })
  const [first, second] = units
  await a.must('stock.quarantine', { commandId: uuidv7(), unitId: first?.id ?? '', reason: '外观' })
  await vi.waitFor(async () => expect((await unitOf(b, first?.id ?? '')).state).toBe('quarantined'), { timeout: 3000 })
  await cable.set('cut')
  await b.must('stock.quarantine', { commandId: uuidv7(), unitId: second?.id ?? '', reason: '外观' })
  expect((await unitOf(b, second?.id ?? '')).state).toBe('quarantined')
  await vi.waitFor(async () => expect(await b.must('sync.status', {})).toMatchObject({ state: 'offline', pending: 1 }), { timeout: 5000 })
  await cable.set('plugged')
  await vi.waitFor(async () => expect((await unitOf(a, second?.id ?? '')).state).toBe('quarantined'), { timeout: 10_000 })
  expect(await b.must('sync.status', {})).toMatchObject({ state: 'online', pending: 0, undecided: 0, toRead: 0 })
})
