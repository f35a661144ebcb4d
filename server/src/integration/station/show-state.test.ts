import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeFinding } from '../../../../src/shared/commands/station/close-finding.ts'
import { defineMapping } from '../../../../src/shared/commands/station/define-mapping.ts'
import { handleMessage } from '../../../../src/shared/commands/station/handle-message.ts'
import { messageKinds } from '../../../../src/shared/domain/station/document.ts'
import { practiceMapping } from '../../../../src/shared/practice/practice-mapping.ts'
import { noFaults } from '../../../../tests/simulators/station/faults.ts'
import { startStation, type RunningStation } from '../../../../tests/simulators/station/start-station.ts'
import { stationToken } from '../../../../tests/simulators/station/token.ts'
import { reservation, TestPartner } from '../../../test-support/station-partner.ts'
import { practiceService, SyncBench } from '../../../test-support/sync-bench.ts'
import { startTestDatabase, type TestDatabase } from '../../../test-support/test-database.ts'
import type { SyncService } from '../../sync/open-sync-service.ts'
import { MAX_FAULTS } from './outbox.ts'
import { PartnerFault, type StationPort } from './port.ts'
import { restAdapter } from './rest/rest-adapter.ts'
import { runRound } from './run-round.ts'
import { sends } from './sends.ts'
import { showState } from './show-state.ts'

let database: TestDatabase
let service: SyncService
let running: RunningStation
let partner: TestPartner
let bench: SyncBench
beforeAll(async () => {
  database = await startTestDatabase()
  service = await practiceService(database.pool, 'shift')
  running = await startStation({ seed: 12 })
  partner = await TestPartner.make(database.pool, port())
  bench = await SyncBench.enrol(database.pool, service, 'A')
})
afterAll(async () => {
  await running.stop()
  await service.stop()
  await database.stop()
})
const port = () => restAdapter({ url: running.url, token: stationToken, timeoutMs: 2000 })
const faulty = (): StationPort => ({ ...port(), send: () => Promise.reject(new PartnerFault('500')) })
const told = { sends, kinds: new Set(messageKinds), answers: {} }

async function round(at: StationPort = port()): Promise<void> {
  partner.pass(3 * 3_600_000)
  await runRound({ pool: database.pool, ref: partner.ref, port: at, worker: 'w', now: partner.now, told })
  await showState(database.pool, partner.ref, partner.now())
}
/** What came to the bench of an entity since it last asked. */
async function pulled(entity: string): Promise<Record<string, unknown>[]> {
  const { docs } = await bench.pull()
  return docs.filter((d) => d.entity === entity).map((d) => d.doc as unknown as Record<string, unknown>)
}

test('R01 R20 every bench sees how it stands with the station, and a long silence is one change and not one a round', async () => {
  await round()
  expect(await pulled('station_link')).toMatchObject([{ id: partner.ref.partnerId, name: '练习市血液中心', state: 'answers', waiting: 0, dead: 0, awaySince: null }])
  running.station.faults = { ...noFaults, silent: 1 }
  await partner.enqueue(reservation('show-1-key'))
  await round()
  const { docs } = await bench.pull()
  expect(docs.filter((d) => d.entity === 'station_link').map((d) => d.doc)).toMatchObject([{ state: 'away', waiting: 1 }])
  expect(docs.filter((d) => d.entity === 'station_message').map((d) => d.doc)).toMatchObject([{ seq: 1, state: 'waiting', subject: 'reservation:show-1-key', head: { 用途: '择期手术 & "急诊" <备血>' } }])
  await round()
  await round()
  expect((await bench.pull()).docs).toEqual([])
  running.station.faults = noFaults
  await round()
  expect(await pulled('station_message')).toMatchObject([{ seq: 1, state: 'accepted' }])
})

test('R01 R24 a dead message is shown with its whole text; what a person decides about it is done once, and the message says so', async () => {
  await partner.enqueue(reservation('show-2-key'))
  for (let i = 0; i < MAX_FAULTS; i += 1) await round(faulty())
  const [dead] = (await pulled('station_message')).filter((m) => m['state'] === 'dead')
  expect(dead).toMatchObject({ subject: 'reservation:show-2-key', lines: [{ ABO: '3', RH: '1', 数量: '4', 单位: '单位' }] })
  const wish = (act: 'replay' | 'drop', reason: string) => bench.run({ command: handleMessage, payload: { messageId: String(dead?.['id']), act, reason }, decidedBy: 'server' })
  expect(await wish('replay', '')).toMatchObject({ outcome: 'refused', refusal: { code: 'command.bad-payload' } })
  expect(await wish('replay', '血站说已修好')).toMatchObject({ outcome: 'applied' })
  expect(await wish('drop', '再一次')).toMatchObject({ outcome: 'refused', refusal: { code: 'station.message-not-dead' } })
  await round()
  await round()
  expect((await pulled('station_message')).at(-1)).toMatchObject({ id: dead?.['id'], state: 'accepted', wish: null })
  expect(running.station.books.messages.filter(({ message }) => message.key === 'show-2-key')).toHaveLength(1)
  expect(await wish('drop', '太迟')).toMatchObject({ outcome: 'refused', refusal: { code: 'station.message-not-dead' } })
})

test('R03 R24 what came and could not be understood is shown as it came, once, and stays closed when somebody has looked', async () => {
  running.station.faults = { ...noFaults, wrongCodes: 1 }
  running.station.books.dispatch(2, running.station.now())
  await round()
  const [found] = await pulled('station_finding')
  expect(found).toMatchObject({ kind: 'lines', state: 'open', lines: [{ line: 1, field: 'abo', code: 'unmapped', value: '9' }, { line: 2, field: 'abo', code: 'unmapped', value: '9' }] })
  const close = () => bench.run({ command: closeFinding, payload: { findingId: String(found?.['id']), note: '已电话告知血站' }, decidedBy: 'server' })
  expect(await close()).toMatchObject({ outcome: 'applied' })
  expect(await close()).toMatchObject({ outcome: 'refused', refusal: { code: 'station.finding-not-open' } })
  await round()
  expect((await pulled('station_finding')).map((f) => f['state'])).toEqual(['closed'])
})

test('R24 the table that people edit is the one that holds; one with a fault is refused and named', async () => {
  const define = (mapping: typeof practiceMapping) => bench.run({ command: defineMapping, payload: { partnerId: partner.ref.partnerId, ...mapping }, decidedBy: 'server', badge: 'T1001' })
  expect(await define({ ...practiceMapping, fields: practiceMapping.fields.filter((f) => f.to !== 'din') })).toMatchObject({ outcome: 'refused', refusal: { code: 'station.mapping-bad', params: { mappingFault: 'required-missing', field: 'din' } } })
  expect(await define({ ...practiceMapping, values: [...practiceMapping.values, { field: 'abo', from: '9', to: 'O', outgoing: false }] })).toMatchObject({ outcome: 'applied' })
  const { rows } = await database.pool.query<{ detail: string }>("SELECT detail FROM audit_entry WHERE action = 'station.defineMapping' ORDER BY seq DESC LIMIT 1")
  expect(rows[0]?.detail).toContain('"abo 9":"— → O"')
  running.station.books.dispatch(2, running.station.now())
  await round()
  expect((await pulled('station_finding')).filter((f) => f['state'] === 'open')).toEqual([])
})
