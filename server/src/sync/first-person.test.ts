import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBench } from '../../../src/shared/commands/identity/open-bench.ts'
import { SyncBench } from '../../test-support/sync-bench.ts'
import { startTestDatabase, type TestDatabase } from '../../test-support/test-database.ts'
import { openSyncService, type SyncService } from './open-sync-service.ts'

let database: TestDatabase
let service: SyncService
beforeAll(async () => {
  database = await startTestDatabase()
  service = await openSyncService(database.pool, { siteId: 'main', siteName: 'T', serverVersion: 't', practice: 'off' })
})
afterAll(async () => {
  await service.stop()
  await database.stop()
})

test('R26 on a server without people the first bench makes the first person, once and for ever', async () => {
  const bench = await SyncBench.enrol(database.pool, service, 'A')
  const ask = async (badge: string): Promise<unknown> => {
    const userId = uuidv7()
    const payload = { hospitalName: '医院', userId, badge, name: '甲', pinHash: 'x'.repeat(40) }
    const command = { ...bench.make({ command: openBench, payload, decidedBy: 'server', actorId: userId }) }
    return (await bench.push(command)).outcomes[0]
  }
  expect(await ask('T1')).toMatchObject({ outcome: 'applied' })
  expect(await ask('T2')).toMatchObject({ outcome: 'refused', refusal: { code: 'identity.already-set-up' } })
  await bench.pull()
  expect(bench.all('app_user').map((u) => u['badge'])).toEqual(['T1'])
})
