import { join } from 'node:path'
import { expect, vi } from 'vitest'
import { makeEnrolCode } from '../../server/src/app/enrol-code.ts'
import { openSyncPort } from '../../server/src/open-sync-port.ts'
import { readConfig } from '../../server/src/platform/config.ts'
import { openLog } from '../../server/src/platform/log.ts'
import { startServer, type RunningServer } from '../../server/src/start-server.ts'
import { startTestDatabase, type TestDatabase } from '../../server/test-support/test-database.ts'
import { TestBench } from '../../src/main/core/bench.test-support.ts'
import { NetworkCable } from '../simulators/network-cable.ts'

export interface JoinedBenches {
  readonly database: TestDatabase
  readonly a: TestBench
  readonly b: TestBench
  /** Between B and the server. */
  readonly cable: NetworkCable
  readonly server: RunningServer
  /** Where the server notes the heads of the audit chains; it goes with the folder of A. */
  readonly anchorFolder: string
  readonly stop: () => Promise<void>
}

/** A real server on PostgreSQL with the demo hospital, and two benches A and B that have joined it; B over a cable that can be cut. */
export async function joinedBenches(): Promise<JoinedBenches> {
  const database = await startTestDatabase()
  const [a, b] = [new TestBench(), new TestBench()]
  const anchorFolder = join(a.dataDir, 'server-anchors')
  const { config } = readConfig({ HEMOBENCH_PORT: '0', DATABASE_URL: database.url, HEMOBENCH_PRACTICE: 'full', HEMOBENCH_ENROL_PER_MINUTE: '100', HEMOBENCH_ANCHOR_FOLDER: anchorFolder })
  const server = await startServer({ config, log: openLog({ level: 'silent' }), openPort: openSyncPort })
  const cable = await NetworkCable.plug(() => new URL(server.url))
  for (const [bench, name, url] of [[a, 'A', server.url], [b, 'B', cable.url]] as const) {
    await bench.open('off')
    const { code } = await makeEnrolCode(database.pool, 'main', name)
    await bench.must('sync.enrol', { url: url.replace(/\/$/, ''), code, benchName: name, ca: null })
    await bench.reopen()
    await vi.waitFor(async () => expect(await bench.must('sync.status', {})).toMatchObject({ state: 'online', pending: 0 }), { timeout: 10_000 })
    await bench.signIn()
  }
  return {
    database, a, b, cable, server, anchorFolder,
    stop: async () => {
      await b.dispose()
      await cable.close()
      await server.stop()
      await a.dispose()
      await database.stop()
    }
  }
}
