import { uuidv7 } from 'uuidv7'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { numberRule, productRule } from '../../../../../src/shared/barcode/code-rules/rules.test-data.ts'
import { defineCodeRules } from '../../../../../src/shared/commands/receiving/define-code-rules.ts'
import { readDispatchDocument } from '../../../../../src/shared/domain/station/read-dispatch-document.ts'
import { practiceMapping } from '../../../../../src/shared/practice/practice-mapping.ts'
import { receiveBox } from '../../../../../src/shared/commands/receiving/receive-box.ts'
import { nameId } from '../../../../../src/shared/kernel/name-ids.ts'
import { finishDispatch } from '../../../../../src/shared/commands/receiving/finish-dispatch.ts'
import { messageKinds } from '../../../../../src/shared/domain/station/document.ts'
import { receiveBag } from '../../../../../src/shared/commands/receiving/receive-bag.ts'
import { importDispatch } from '../../../../../src/shared/commands/receiving/import-dispatch.ts'
import { noFaults } from '../../../../../tests/simulators/station/faults.ts'
import { startStation, type RunningStation } from '../../../../../tests/simulators/station/start-station.ts'
import { stationToken } from '../../../../../tests/simulators/station/token.ts'
import { TestPartner } from '../../../../test-support/station-partner.ts'
import { practiceService, SyncBench } from '../../../../test-support/sync-bench.ts'
import { startTestDatabase, type TestDatabase } from '../../../../test-support/test-database.ts'
import type { SyncService } from '../../../sync/open-sync-service.ts'
import { handOver, type Take } from '../hand-over.ts'
import { restAdapter } from '../rest/rest-adapter.ts'
import { runRound } from '../run-round.ts'
import { tellDispatch } from '../send/dispatch.ts'
import { STATION_ACTOR } from '../station-actor.ts'
import { takeDispatch } from './dispatch.ts'
import { takeWithdrawal } from './dispatch-withdrawal.ts'

let database: TestDatabase
let service: SyncService
let running: RunningStation
let partner: TestPartner
let seed = 7000
beforeAll(async () => {
  database = await startTestDatabase()
  service = await practiceService(database.pool, 'shift')
})
afterAll(async () => {
  await service.stop()
  await database.stop()
})
beforeEach(async () => {
  running = await startStation({ seed: (seed += 10) })
  partner = await TestPartner.make(database.pool, restAdapter({ url: running.url, token: stationToken, timeoutMs: 2000 }))
})
afterEach(async () => await running.stop())

/** Hands over what waits; `then` runs in the same transaction, after the note was taken. */
async function take(then: () => void = () => undefined): Promise<string[]> {
  const taken: string[] = []
  const dispatch: Take = async (db, ref, arrived) => {
    const became = await takeDispatch(db, ref, arrived)
    taken.push(became)
    then()
    return became
  }
  await handOver(database.pool, partner.ref, { takes: { dispatch }, now: partner.now() })
  return taken
}

test('R03 R20 a note that arrived by itself is on every bench with all its lines, once, and the audit names who took it', async () => {
  const bench = await SyncBench.enrol(database.pool, service, `A${seed}`)
  const sent = running.station.books.dispatch(4, running.station.now())
  await partner.round()
  expect(await take()).toEqual(['imported'])
  expect(await take()).toEqual([])
  const { docs } = await bench.pull()
  const of = (entity: string): Record<string, unknown>[] => docs.filter((d) => d.entity === entity).map((d) => d.doc as unknown as Record<string, unknown>)
  expect(of('dispatch')).toMatchObject([{ number: sent.number, state: 'open', importedBy: STATION_ACTOR, version: 1 }])
  expect(of('dispatch_line').map((line) => [line['lineNo'], line['outcome'], line['unitId']])).toEqual(expect.arrayContaining([1, 2, 3, 4].map((n) => [n, 'pending', null])))
  expect(of('dispatch_line')).toHaveLength(4)
  const { rows } = await database.pool.query('SELECT action FROM audit_entry WHERE actor_id = $1', [STATION_ACTOR])
  expect(rows).toEqual([{ action: 'receiving.importDispatch' }])
})

test('R03 a finished note is answered once, bag by bag, with what was missing and the temperature; one that came as a file is not answered here', async () => {
  const bench = await SyncBench.enrol(database.pool, service, `F${seed}`)
  const sent = running.station.books.dispatch(2, running.station.now())
  await partner.round()
  await take()
  await bench.load()
  const finish = async (number: string): Promise<void> => {
    const { id } = bench.one('dispatch', { number })
    expect(await bench.run({ command: finishDispatch, payload: { dispatchId: String(id), pendingAreMissing: true, temperatureC: 4.5 }, second: 'T1002' })).toMatchObject({ outcome: 'applied' })
  }
  const line = { lineNo: 1, din: 'A999926000009', productCode: 'E0001V00', componentName: '', abo: 'A', rhd: 'pos', volumeMl: 200, expiresAt: partner.now(), priceFen: null }
  expect(await bench.run({ command: importDispatch, payload: { number: `FILE${seed}`, stationName: '', dispatchedAt: null, fileName: partner.ref.partnerId, lines: [line] } })).toMatchObject({ outcome: 'applied' })
  await bench.load()
  await finish(sent.number)
  await finish(`FILE${seed}`)
  const port = restAdapter({ url: running.url, token: stationToken, timeoutMs: 2000 })
  const told = { sends: { dispatch: tellDispatch }, answers: {}, kinds: new Set(messageKinds) }
  for (let i = 0; i < 2; i += 1) await runRound({ pool: database.pool, ref: partner.ref, port, worker: 'w', now: partner.now, told })
  expect(running.station.books.messages.map(({ message }) => [message.kind, message.head, message.lines.map((l) => [l['行号'], l['收血结果']])])).toEqual([
    ['dispatch-receipt', { 发血单号: sent.number, 到货温度: '4.5' }, [['1', '未到'], ['2', '未到']]]
  ])
})

test('R03 the station hears which box each bag came in and how warm it was', async () => {
  const bench = await SyncBench.enrol(database.pool, service, `X${seed}`)
  const sent = running.station.books.dispatch(2, running.station.now())
  await partner.round()
  await take()
  await bench.load()
  const dispatchId = String(bench.one('dispatch', { number: sent.number }).id)
  const [line] = bench.all('dispatch_line').filter((l) => l['dispatchId'] === dispatchId && l['lineNo'] === 1)
  expect(await bench.run({ command: receiveBox, payload: { dispatchId, number: '7', temperatureC: 4.4, sealed: true, note: '' } })).toMatchObject({ outcome: 'applied' })
  const bag = { din: line?.['din'], productCode: line?.['productCode'], abo: line?.['abo'], rhd: line?.['rhd'], expiresAt: line?.['expiresAt'], blocksStock: false }
  expect(await bench.run({ command: receiveBag, payload: { dispatchId, bag, rawScans: [], decision: 'accept', seen: [], boxId: nameId('delivery_box', dispatchId, '7') } })).toMatchObject({ outcome: 'applied' })
  expect(await bench.run({ command: finishDispatch, payload: { dispatchId, pendingAreMissing: true, temperatureC: null }, second: 'T1002' })).toMatchObject({ outcome: 'applied' })
  const [told] = await tellDispatch(database.pool, partner.ref, dispatchId)
  expect(told?.lines).toMatchObject([{ lineNo: '1', receipt: 'accepted', boxNumber: '7', temperatureC: '4.4' }, { lineNo: '2', receipt: 'missing' }])
  expect(told?.lines[1]).not.toHaveProperty('boxNumber')
})

test('R03 R20 an end in the middle leaves neither the note nor the mark that it was handed over, and the next time does both', async () => {
  const sent = running.station.books.dispatch(2, running.station.now())
  await partner.round()
  const found = async (): Promise<number> => (await database.pool.query('SELECT 1 FROM dispatch WHERE number = $1', [sent.number])).rows.length
  await expect(take(() => { throw new Error('killed') })).rejects.toThrow('killed')
  expect(await found()).toBe(0)
  expect(await take()).toEqual(['imported'])
  expect(await found()).toBe(1)
})

test('R03 a note sent again with changes: what nobody has looked at follows it, of what was looked at only the price does, and the rest is a case', async () => {
  const bench = await SyncBench.enrol(database.pool, service, `C${seed}`)
  const sent = running.station.books.dispatch(3, running.station.now())
  await partner.round()
  await take()
  await bench.load()
  const lines = async (): Promise<{ readonly line_no: number; readonly listed: boolean; readonly price_fen: number; readonly abo: string; readonly outcome: string; readonly din: string; readonly product_code: string; readonly rhd: string; readonly expires_at: string }[]> =>
    (await database.pool.query('SELECT l.line_no, l.listed, l.price_fen, l.abo, l.rhd, l.outcome, l.din, l.product_code, l.expires_at FROM dispatch_line l JOIN dispatch d ON d.site_id = l.site_id AND d.id = l.dispatch_id WHERE d.number = $1 ORDER BY l.line_no', [sent.number])).rows as never
  const [first] = await lines()
  const { id } = bench.one('dispatch', { number: sent.number })
  const bag = { din: first?.din, productCode: first?.product_code, abo: first?.abo, rhd: first?.rhd, expiresAt: first?.expires_at, blocksStock: false }
  expect(await bench.run({ command: receiveBag, payload: { dispatchId: String(id), bag, rawScans: [], decision: 'accept', seen: [] } })).toMatchObject({ outcome: 'applied' })
  running.station.books.again('dispatch', sent.number, { 血液价格: '299.50' })
  await partner.round()
  expect(await take()).toEqual(['changed'])
  expect((await lines())[0]).toMatchObject({ price_fen: 29_950, outcome: 'accepted' })
  expect((await database.pool.query("SELECT 1 FROM exception_case WHERE kind = 'dispatch-changed'")).rows).toEqual([])
  running.station.books.again('dispatch', sent.number, { ABO: first?.abo === 'O' ? '1' : '3' })
  await partner.round()
  expect(await take()).toEqual(['changed'])
  expect((await lines())[0]).toMatchObject({ abo: first?.abo === 'O' ? 'A' : 'O', outcome: 'accepted' })
  expect((await database.pool.query("SELECT finding FROM exception_case WHERE kind = 'dispatch-changed'")).rows).toEqual([{ finding: `${sent.number} · 1` }])
  // A bag more at the top moves the others and is a bag more; the next version is without it again.
  const more = running.station.books.bagLine(running.station.now())
  running.station.books.relist('dispatch', sent.number, (rows) => [more, ...rows])
  await partner.round()
  expect(await take()).toEqual(['changed'])
  expect((await lines()).map((l) => [l.line_no, l.outcome])).toEqual([[1, 'pending'], [2, 'accepted'], [3, 'pending'], [4, 'pending']])
  running.station.books.relist('dispatch', sent.number, (rows) => rows.slice(1))
  await partner.round()
  expect(await take()).toEqual(['changed'])
  expect((await lines()).map((l) => `${l.line_no} ${l.outcome}${l.listed ? '' : ' off'}`)).toEqual(expect.arrayContaining(['1 missing off', '1 accepted', '2 pending', '3 pending']))
  expect((await database.pool.query("SELECT finding FROM exception_case WHERE kind = 'dispatch-changed'")).rows).toHaveLength(1)
  running.station.announce({ kind: 'dispatch-withdrawal', number: `CX${seed}`, head: { 发血单号: sent.number, 原因: '发错医院' }, lines: [] })
  await partner.round()
  await handOver(database.pool, partner.ref, { takes: { 'dispatch-withdrawal': takeWithdrawal }, now: partner.now() })
  expect((await lines()).map((l) => l.outcome)).toEqual(expect.arrayContaining(['accepted', 'missing', 'missing', 'missing']))
  expect((await lines()).filter((l) => l.listed)).toHaveLength(1)
  expect((await database.pool.query("SELECT finding FROM exception_case WHERE kind = 'dispatch-withdrawn'")).rows).toEqual([{ finding: `${sent.number} · 1` }])
})

test('R03 a note that was taken back before it came is in the house without a bag to wait for, and nothing of it is answered', async () => {
  const bench = await SyncBench.enrol(database.pool, service, `E${seed}`)
  const sent = running.station.books.dispatch(2, running.station.now())
  running.station.announce({ kind: 'dispatch-withdrawal', number: `CX${seed}`, head: { 发血单号: sent.number, 原因: '发错医院' }, lines: [] })
  await partner.round()
  await handOver(database.pool, partner.ref, { takes: { 'dispatch-withdrawal': takeWithdrawal }, now: partner.now() })
  expect(await take()).toEqual(['withdrawn'])
  await bench.load()
  const { id } = bench.one('dispatch', { number: sent.number })
  expect(bench.one('dispatch', { number: sent.number })).toMatchObject({ state: 'finished' })
  expect(bench.all('dispatch_line').filter((l) => l['dispatchId'] === id).map((l) => [l['outcome'], l['listed']])).toEqual([['missing', false], ['missing', false]])
  expect(await tellDispatch(database.pool, partner.ref, String(id))).toEqual([])
})

test('R03 a station that writes its own numbers is read by the code rules of the house, at the gateway as at the door', async () => {
  const bench = await SyncBench.enrol(database.pool, service, `L${seed}`)
  const rules = [numberRule, productRule].map((rule) => ({ ...rule, id: uuidv7() }))
  expect(await bench.run({ command: defineCodeRules, payload: { rules }, decidedBy: 'server' })).toMatchObject({ outcome: 'applied' })
  const sent = running.station.books.dispatch(2, running.station.now())
  running.station.books.relist('dispatch', sent.number, ([first, ...more]) => [{ ...first, 献血码: 'A1234567B', 血液产品码: 'P01' }, ...more])
  await partner.round()
  expect(await take()).toEqual(['imported'])
  await bench.load()
  const { id } = bench.one('dispatch', { number: sent.number })
  expect(bench.all('dispatch_line').filter((l) => l['dispatchId'] === id).map((l) => l['din'])).toContain('XCD0001234567')
  const { rows } = await database.pool.query(`SELECT refused FROM station_document WHERE partner_id = $1 AND state = 'current'`, [partner.ref.partnerId])
  expect(rows).toEqual([{ refused: [] }])
})

test('R03 a bag that the house has had by another note is not waited for: it stays out, and people are asked', async () => {
  const bench = await SyncBench.enrol(database.pool, service, `K${seed}`)
  const sent = running.station.books.dispatch(2, running.station.now())
  const [row] = readDispatchDocument(sent, practiceMapping).good
  if (row === undefined) throw new Error('the note has no line')
  const number = `HAND${seed}`
  expect(await bench.run({ command: importDispatch, payload: { number, stationName: '', dispatchedAt: null, fileName: 'f.csv', lines: [row] } })).toMatchObject({ outcome: 'applied' })
  await bench.load()
  const bag = { din: row.din, productCode: row.productCode, abo: row.abo, rhd: row.rhd, expiresAt: row.expiresAt, blocksStock: false }
  expect(await bench.run({ command: receiveBag, payload: { dispatchId: String(bench.one('dispatch', { number }).id), bag, rawScans: [], decision: 'accept', seen: [] } })).toMatchObject({ outcome: 'applied' })
  await partner.round()
  expect(await take()).toEqual(['imported'])
  await bench.load()
  const { id } = bench.one('dispatch', { number: sent.number })
  expect(bench.all('dispatch_line').filter((l) => l['dispatchId'] === id).map((l) => l['lineNo'])).toEqual([2])
  const { rows } = await database.pool.query<{ problem: string }>('SELECT problem FROM station_spoiled WHERE partner_id = $1', [partner.ref.partnerId])
  expect(rows).toEqual([{ problem: `receiving.bag-already-stocked ${row.din} ${row.productCode}` }])
})

test('R03 R24 a note whose every line has a code that nobody knows brings nothing to the benches', async () => {
  const sent = running.station.books.dispatch(2, running.station.now())
  running.station.faults = { ...noFaults, wrongCodes: 1 }
  await partner.round()
  expect(await take()).toEqual(['unfit'])
  expect((await database.pool.query('SELECT 1 FROM dispatch WHERE number = $1', [sent.number])).rows).toEqual([])
})

test('R20 R24 a bench that pushes under the name of the gateway is nobody known: refused when it asks, recorded with a case when it says it happened', async () => {
  const bench = await SyncBench.enrol(database.pool, service, `forger${seed}`)
  const line = { lineNo: 1, din: 'A999926000001', productCode: 'E0001V00', componentName: '', abo: 'A', rhd: 'pos', volumeMl: 200, expiresAt: partner.now(), priceFen: null }
  const order = (number: string) => ({ command: importDispatch, payload: { number, stationName: '', dispatchedAt: null, fileName: '', lines: [line] }, actorId: STATION_ACTOR })
  expect(await bench.run({ ...order(`F${seed}1`), decidedBy: 'server' })).toMatchObject({ outcome: 'refused', refusal: { code: 'command.not-allowed' } })
  expect(await bench.run(order(`F${seed}2`))).toMatchObject({ outcome: 'appliedWithCase', refusal: { code: 'command.not-allowed' } })
  const { rows } = await database.pool.query<{ kind: string }>('SELECT kind FROM exception_case ORDER BY opened_at DESC LIMIT 1')
  expect(rows).toEqual([{ kind: 'actor-revoked' }])
})
