import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { makeEnrolCode } from '../../server/src/app/enrol-code.ts'
import { openSyncPort } from '../../server/src/open-sync-port.ts'
import { readConfig } from '../../server/src/platform/config.ts'
import { openLog } from '../../server/src/platform/log.ts'
import { startServer, type RunningServer } from '../../server/src/start-server.ts'
import { makeCertificates } from '../../server/test-support/certificates.ts'
import { startTestDatabase, type TestDatabase } from '../../server/test-support/test-database.ts'
import { TestBench } from '../../src/main/core/bench.test-support.ts'

const certificates = makeCertificates()
let database: TestDatabase
let server: RunningServer
const [a, b] = [new TestBench(), new TestBench()]

beforeAll(async () => {
  database = await startTestDatabase()
  const { config } = readConfig({
    HEMOBENCH_PORT: '0', DATABASE_URL: database.url, HEMOBENCH_PRACTICE: 'full', HEMOBENCH_ENROL_PER_MINUTE: '100',
    HEMOBENCH_TLS_CERT: certificates.cert, HEMOBENCH_TLS_KEY: certificates.key, HEMOBENCH_TLS_CA: certificates.ca
  })
  server = await startServer({ config, log: openLog({ level: 'silent' }), openPort: openSyncPort })
  for (const bench of [a, b]) await bench.open('off')
}, 60_000)
afterAll(async () => {
  for (const bench of [a, b]) await bench.dispose()
  await server.stop()
  await database.stop()
})

async function join(bench: TestBench, name: string): Promise<void> {
  const { code } = await makeEnrolCode(database.pool, 'main', name)
  await bench.must('sync.enrol', { url: `${server.url}/`, code, benchName: name, ca: certificates.read(certificates.ca) })
  await bench.reopen()
  await vi.waitFor(async () => expect(await bench.must('sync.status', {})).toMatchObject({ mode: 'server', state: 'online', pending: 0 }), { timeout: 10_000 })
  await bench.signIn()
}

test('R26 a bench speaks to a server of the hospital whose CA it was given, and to no other', async () => {
  expect(server.url).toMatch(/^https:/)
  const { code } = await makeEnrolCode(database.pool, 'main', 'A')
  const order = { url: server.url, code, benchName: 'A' }
  const plain = await a.call('sync.enrol', { ...order, ca: null })
  expect(plain).toMatchObject({ ok: false, error: { code: 'sync.not-trusted', params: { server: server.url } } })
  expect(await a.code('sync.enrol', { ...order, ca: certificates.read(certificates.strangerCa) })).toBe('sync.not-trusted')
  expect(await a.code('sync.enrol', { ...order, code: 'AAAA-BBBB-CCCC', ca: certificates.read(certificates.ca) })).toBe('sync.bad-code')
  expect(await a.must('sync.status', {})).toMatchObject({ mode: 'alone', state: 'alone', serverUrl: null })
  await join(a, 'A')
  expect(await a.code('sync.enrol', { ...order, ca: null })).toBe('sync.already-enrolled')
}, 30_000)

test('R26 a bench that has worked alone is not joined: what it did was decided by nobody else', async () => {
  const own = new TestBench()
  try {
    await own.open('shift')
    const { code } = await makeEnrolCode(database.pool, 'main', 'own')
    expect(await own.code('sync.enrol', { url: server.url, code, benchName: 'own', ca: certificates.read(certificates.ca) })).toBe('sync.bench-has-own-data')
  } finally {
    await own.dispose()
  }
}, 30_000)

test('R20 what one bench does is on the other long before the poll would bring it', async () => {
  await join(b, 'B')
  const [unit] = (await a.must('stock.list', { states: ['in-stock'], abo: null, componentClass: null, text: '', limit: 1 })).units
  // The stream of pokes is open when a first change has come through it.
  const laps: number[] = []
  for (let i = 0; i < 6; i += 1) {
    const wanted = i % 2 === 0 ? 'quarantined' : 'numbered'
    if (i % 2 === 0) await a.must('stock.quarantine', { commandId: uuidv7(), unitId: unit?.id ?? '', reason: '外观' })
    else await a.must('stock.release', { commandId: uuidv7(), unitId: unit?.id ?? '', reason: '复查', signature: await a.sign('stock.release') })
    const from = performance.now()
    await vi.waitFor(async () => expect((await b.must('stock.unit', { unitId: unit?.id ?? '' })).unit.state).toBe(wanted), { timeout: 15_000, interval: 2 })
    laps.push(performance.now() - from)
  }
  // The poll comes every 20 s.
  expect(Math.max(...laps.slice(1))).toBeLessThan(3000)
}, 60_000)
