import { afterAll, beforeAll, expect, test } from 'vitest'
import { defineFridge } from '../../../src/shared/commands/fridges/define-fridge.ts'
import { recallUnit } from '../../../src/shared/commands/issuing/recall-unit.ts'
import { instant } from '../../../src/shared/kernel/time.ts'
import { practiceService, SyncBench } from '../../test-support/sync-bench.ts'
import { startTestDatabase, type TestDatabase } from '../../test-support/test-database.ts'
import { revokeDevice } from './devices.ts'
import type { SyncService } from './open-sync-service.ts'

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

test('R20 a bench that joins is known to all by its name; a stopped one stays known and is no home for a fridge any more', async () => {
  const a = await SyncBench.enrol(database.pool, service, 'A')
  const b = await SyncBench.enrol(database.pool, service, 'B')
  await a.pull()
  expect(a.all('bench').map((d) => [d['name'], d['active']])).toEqual(expect.arrayContaining([['A', true], ['B', true]]))
  const { version: _version, ...fridge } = a.all('fridge')[0] as { version: number; homeDeviceId: string | null }
  expect(await a.run({ command: defineFridge, payload: { ...fridge, homeDeviceId: b.device.id }, decidedBy: 'server' })).toMatchObject({ outcome: 'applied' })
  await revokeDevice(database.pool, 'main', { name: b.device.id, now: instant(Date.now()) })
  await a.pull()
  expect(a.all('bench').find((d) => d['id'] === b.device.id)).toMatchObject({ name: 'B', active: false, version: 2 })
  // It was chosen while it worked: other things about the fridge can still be changed.
  expect(await a.run({ command: defineFridge, payload: { ...fridge, homeDeviceId: b.device.id, layers: 3 }, decidedBy: 'server' })).toMatchObject({ outcome: 'applied' })
  expect(await a.run({ command: defineFridge, payload: { ...fridge, homeDeviceId: null }, decidedBy: 'server' })).toMatchObject({ outcome: 'applied' })
  expect(await a.run({ command: defineFridge, payload: { ...fridge, homeDeviceId: b.device.id }, decidedBy: 'server' })).toMatchObject({ outcome: 'refused', refusal: { code: 'fridges.bench-unknown' } })
  expect(await a.run({ command: defineFridge, payload: { ...fridge, homeDeviceId: 'nobody' }, decidedBy: 'server' })).toMatchObject({ outcome: 'refused', refusal: { code: 'fridges.bench-unknown' } })
})

test('R20 two benches that ask for one bag that nobody holds at the same time: one gets it, the other asks that one', async () => {
  const [a, b] = [await SyncBench.enrol(database.pool, service, 'A2'), await SyncBench.enrol(database.pool, service, 'B2')]
  const unitId = a.all('unit').find((u) => u['state'] === 'in-stock')?.['id']
  const ask = (bench: SyncBench) => bench.run({ command: recallUnit, payload: { unitId }, decidedBy: 'server' })
  expect(await Promise.all([ask(a), ask(b)])).toMatchObject([{ outcome: 'applied' }, { outcome: 'applied' }])
  await a.pull()
  const unit = a.all('unit').find((u) => u['id'] === unitId)
  const [holder, other] = unit?.['holder'] === a.device.id ? [a, b] : [b, a]
  expect(unit).toMatchObject({ holder: holder.device.id, epoch: 2, recallBy: other.device.id })
})
