import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startTestDatabase, type TestDatabase } from '../../server/test-support/test-database.ts'
import { openSyncPort } from '../../server/src/open-sync-port.ts'
import { readConfig } from '../../server/src/platform/config.ts'
import { openLog } from '../../server/src/platform/log.ts'
import { StartProblem } from '../../server/src/platform/start-problem.ts'
import { startServer, type RunningServer } from '../../server/src/start-server.ts'
import { StationProcess } from '../support/station-process.ts'

let database: TestDatabase
let station: StationProcess
let server: RunningServer | null = null
beforeAll(async () => {
  database = await startTestDatabase()
  station = await StationProcess.start(77)
  for (const [name, value] of Object.entries(station.env)) vi.stubEnv(name, value)
})
afterAll(async () => {
  await server?.stop()
  await station.close()
  await database.stop()
})

const start = async (more: Record<string, string> = {}): Promise<RunningServer> => {
  const { config, unknown } = readConfig({ HEMOBENCH_PORT: '0', DATABASE_URL: database.url, HEMOBENCH_PRACTICE: 'full', ...station.env, ...more })
  expect(unknown).toEqual([])
  return (server = await startServer({ config, log: openLog({ level: 'silent' }), openPort: openSyncPort }))
}

test('R03 R20 a server that was told of a station takes what it sends by itself, and shows the queue in its figures', async () => {
  const { url } = await start()
  const { number } = await station.tell<{ readonly number: string }>('dispatch', { count: 3 })
  await vi.waitFor(async () => expect((await database.pool.query('SELECT state FROM dispatch WHERE number = $1', [number])).rows).toEqual([{ state: 'open' }]), { timeout: 20_000, interval: 100 })
  const figures = await (await fetch(`${url}/metrics`)).text()
  expect(figures).toContain('hemobench_station_waiting{partner="practice-station"} 0')
  expect(figures).toMatch(/hemobench_station_last_answer_timestamp_seconds\{partner="practice-station"\} \d+/)
  await server?.stop()
}, 40_000)

test('R24 R20 a server whose station is wrongly set up does not start, and says what is wrong without a value', async () => {
  await expect(start({ HEMOBENCH_STATION: '/nowhere/station.json' })).rejects.toThrow(StartProblem)
})
