import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Registry } from 'prom-client'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { practiceMapping } from '../../../../src/shared/practice/practice-mapping.ts'
import { noFaults } from '../../../../tests/simulators/station/faults.ts'
import { startStation, type RunningStation } from '../../../../tests/simulators/station/start-station.ts'
import { stationToken } from '../../../../tests/simulators/station/token.ts'
import { everyKind, reservation } from '../../../test-support/station-partner.ts'
import { startTestDatabase, type TestDatabase } from '../../../test-support/test-database.ts'
import { transaction } from '../../sync/transaction.ts'
import { startGateway, type Gateway } from './gateway.ts'
import type { Take } from './hand-over.ts'
import { enqueueMessage } from './outbox.ts'
import { readPartners } from './partner-file.ts'
import { addStationMetrics } from './station-metrics.ts'

let database: TestDatabase
let running: RunningStation
let folder: string
let gateway: Gateway | null = null
let seed = 3000
const told: string[] = []
const note = (fields: Readonly<Record<string, unknown>>): void => void told.push(JSON.stringify(fields))
const log = { info: note, warn: note, error: note }

beforeAll(async () => void (database = await startTestDatabase()))
afterAll(() => database.stop())
beforeEach(async () => {
  told.length = 0
  seed += 10
  folder = mkdtempSync(join(tmpdir(), 'hemobench-gateway-'))
  running = await startStation({ seed })
})
afterEach(async () => {
  await gateway?.stop()
  gateway = null
  await running.stop()
  rmSync(folder, { recursive: true, force: true })
})

function fileOf(over: Record<string, unknown> = {}): string {
  const file = join(folder, 'station.json')
  const connection = { adapter: 'rest', url: running.url, token: { env: 'STATION_TOKEN' }, timeoutMs: 1000 }
  writeFileSync(file, JSON.stringify({ partners: [{ id: `station-${seed}`, name: '练习市血液中心', connection, mapping: practiceMapping, ...over }] }))
  return file
}
const start = async (take: Take): Promise<Gateway> =>
  (gateway = await startGateway({ pool: database.pool, siteId: 'main', partners: readPartners(fileOf(), { STATION_TOKEN: stationToken }), takes: everyKind(take), sends: {}, answers: {}, log, everyMs: 50 }))
const wait = (check: () => void | Promise<void>): Promise<void> => vi.waitFor(check, { timeout: 8000, interval: 50 })

test('R03 R20 notes arrive by themselves, each once, also after a stop and a new start', async () => {
  const got: string[] = []
  const take: Take = (_db, _ref, { document }) => {
    got.push(document.number)
    return Promise.resolve('taken')
  }
  const first = running.station.books.dispatch(3, running.station.now())
  await start(take)
  await wait(() => expect(got).toEqual([first.number]))
  await gateway?.stop()
  const second = running.station.books.dispatch(2, running.station.now())
  await start(take)
  await wait(() => expect(got).toEqual([first.number, second.number]))
})

test('R03 R24 a note that a module could not take stays, and is handed over when it can', async () => {
  let fails = true
  let got = 0
  running.station.books.dispatch(2, running.station.now())
  await start(() => {
    if (fails) return Promise.reject(new TypeError('张三'))
    got += 1
    return Promise.resolve('taken')
  })
  await wait(() => expect(told.join()).toContain('TypeError'))
  expect(told.join()).not.toContain('张三')
  expect(got).toBe(0)
  fails = false
  await wait(() => expect(got).toBe(1))
})

test('R01 R20 a silent station is seen in the figures, the queue grows, and it goes out when the station is back', async () => {
  running.station.faults = { ...noFaults, silent: 1 }
  await start(() => Promise.resolve('taken'))
  const registry = new Registry()
  addStationMetrics(registry, { pool: database.pool, siteId: 'main' })
  const figure = async (name: string): Promise<string | undefined> => (await registry.metrics()).split('\n').find((line) => line.startsWith(`hemobench_station_${name}{partner="station-${seed}"}`))?.split(' ')[1]
  await transaction(database.pool, async (db) => await enqueueMessage(db, { siteId: 'main', partnerId: `station-${seed}` }, { message: reservation(`gateway-${seed}`), now: new Date(Date.now() - 60_000).toISOString() }))
  await wait(() => expect(told.join()).toContain('"end":"away"'))
  expect([await figure('waiting'), await figure('dead'), await figure('last_answer_timestamp_seconds')]).toEqual(['1', '0', undefined])
  expect(Number(await figure('oldest_seconds'))).toBeGreaterThanOrEqual(60)
  running.station.faults = noFaults
  await wait(async () => expect(await figure('waiting')).toBe('0'))
  expect(running.station.books.messages.map(({ message }) => message.key)).toEqual([`gateway-${seed}`])
  expect(Number(await figure('last_answer_timestamp_seconds'))).toBeGreaterThan(1_700_000_000)
}, 20_000)

test('R24 the token of a partner is not in the database', async () => {
  await start(() => Promise.resolve('taken'))
  const { rows } = await database.pool.query<{ settings: unknown }>('SELECT settings FROM station_partner WHERE id = $1', [`station-${seed}`])
  expect(JSON.stringify(rows)).not.toContain(stationToken)
  expect(rows[0]?.settings).toMatchObject({ token: { env: 'STATION_TOKEN' } })
})

test('R24 settings that are wrong stop the start, named without a value', () => {
  expect(() => readPartners(fileOf(), {})).toThrow('the variable STATION_TOKEN is not set')
  expect(() => readPartners(fileOf({ mapping: { ...practiceMapping, fields: [] } }), { STATION_TOKEN: stationToken })).toThrow('required-missing')
  const plain = fileOf({ connection: { adapter: 'rest', url: running.url, token: 'in-plain-text' } })
  expect(() => readPartners(plain, {})).toThrow('partners.0.connection.token')
  expect(() => readPartners(plain, {})).not.toThrow('in-plain-text')
})
