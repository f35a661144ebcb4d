import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { answers } from '../src/integration/station/answers.ts'
import { handOver } from '../src/integration/station/hand-over.ts'
import type { StationPort } from '../src/integration/station/port.ts'
import { restAdapter } from '../src/integration/station/rest/rest-adapter.ts'
import { runRound } from '../src/integration/station/run-round.ts'
import { sends } from '../src/integration/station/sends.ts'
import { takes } from '../src/integration/station/takes.ts'
import type { SyncService } from '../src/sync/open-sync-service.ts'
import { messageKinds } from '../../src/shared/domain/station/document.ts'
import { startStation, type RunningStation } from '../../tests/simulators/station/start-station.ts'
import { stationToken } from '../../tests/simulators/station/token.ts'
import { TestPartner } from './station-partner.ts'
import { practiceService, SyncBench } from './sync-bench.ts'
import { startTestDatabase, type TestDatabase } from './test-database.ts'

/** The demo hospital on PostgreSQL for a file of tests, and for each test a station, a partner and a bench of its own. */
export interface StationStage {
  readonly database: TestDatabase
  readonly service: SyncService
  readonly running: RunningStation
  readonly partner: TestPartner
  readonly bench: SyncBench
  /** Another number for each test. */
  readonly seed: number
  readonly port: () => StationPort
  /** Everything that the gateway does in a round, with every module. */
  readonly round: () => Promise<void>
  /** What people are asked on the link screen. */
  readonly questions: () => Promise<string[]>
}

/** Sets the stage around the tests of a file. What stands on it is read at the time of asking. */
export function stationStage(firstSeed: number): StationStage {
  let seed = firstSeed
  let database: TestDatabase
  let service: SyncService
  let running: RunningStation
  let partner: TestPartner
  let bench: SyncBench
  const port = (): StationPort => restAdapter({ url: running.url, token: stationToken, timeoutMs: 2000 })
  beforeAll(async () => {
    database = await startTestDatabase()
    service = await practiceService(database.pool, 'full')
  })
  afterAll(async () => {
    await service.stop()
    await database.stop()
  })
  beforeEach(async () => {
    running = await startStation({ seed: (seed += 10) })
    partner = await TestPartner.make(database.pool, port())
    bench = await SyncBench.enrol(database.pool, service, `B${seed}`)
  })
  afterEach(async () => await running.stop())
  return {
    get database() { return database },
    get service() { return service },
    get running() { return running },
    get partner() { return partner },
    get bench() { return bench },
    get seed() { return seed },
    port,
    round: async () => {
      await runRound({ pool: database.pool, ref: partner.ref, port: port(), worker: 'w', now: partner.now, told: { sends, answers, kinds: new Set(messageKinds) } })
      await handOver(database.pool, partner.ref, { takes, now: partner.now() })
    },
    questions: async () => (await partner.rows('station_spoiled')).map((r) => String(r['problem']))
  }
}
