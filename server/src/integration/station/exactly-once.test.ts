import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Dice, noFaults, type Faults } from '../../../../tests/simulators/station/faults.ts'
import { startStation, type RunningStation } from '../../../../tests/simulators/station/start-station.ts'
import { stationToken } from '../../../../tests/simulators/station/token.ts'
import { differenceOf } from '../../../../src/shared/domain/station/difference.ts'
import { reservation, TestPartner } from '../../../test-support/station-partner.ts'
import { startTestDatabase, type TestDatabase } from '../../../test-support/test-database.ts'
import { transaction } from '../../sync/transaction.ts'
import { takeDocument } from './inbox.ts'
import { handleDead, MAX_FAULTS } from './outbox.ts'
import type { StationPort } from './port.ts'
import { queueState } from './queue-state.ts'
import { restAdapter } from './rest/rest-adapter.ts'

const worker = fileURLToPath(new URL('../../../test-support/station-worker.ts', import.meta.url))
const DAY = 24 * 3_600_000
const bad: Faults = { ...noFaults, slowMs: 1, http500: 0.15, lostReply: 0.15, duplicates: 0.2, outOfOrder: 0.3, half: 0.15, broken: 0.1, changedResend: 0.3, wrongCodes: 0.02, wrongEncoding: 0.3, clockHours: -7 }

let database: TestDatabase
beforeAll(async () => {
  database = await startTestDatabase()
  await database.pool.query('CREATE TABLE effect (kind text, number text, version bigint, bags bigint)')
})
afterAll(() => database.stop())

let running: RunningStation
let port: StationPort
let partner: TestPartner
let seed = 5
beforeEach(async () => {
  seed += 20
  await database.pool.query('DELETE FROM effect')
  running = await startStation({ seed })
  port = restAdapter({ url: running.url, token: stationToken, timeoutMs: 1500 })
  partner = await TestPartner.make(database.pool, port)
})
afterEach(async () => await running.stop())

/** Rounds until the station has nothing more and we have nothing more, with good behaviour at the end. */
async function settle(): Promise<void> {
  for (let i = 0; i < 60; i += 1) {
    partner.pass(2 * 3_600_000)
    await partner.round(`settle-${i}`)
    const open = (await partner.rows('station_outbox')).some((row) => row['state'] === 'waiting')
    if (!open && running.station.books.offered(0, 1).length === 0) return
  }
  throw new Error('the queue does not come to its end')
}

/** What the station last said of each document is what is current here, word for word. */
async function expectSameBooks(): Promise<void> {
  const rows = await partner.rows('station_document')
  const current = rows.filter((row) => row['state'] === 'current')
  const last = new Map(running.station.books.documents.map((d) => [`${d.kind} ${d.number}`, d]))
  expect(new Set(current.map((row) => `${String(row['kind'])} ${String(row['number'])}`))).toEqual(new Set(last.keys()))
  for (const row of current) {
    const said = last.get(`${String(row['kind'])} ${String(row['number'])}`)
    expect(said && differenceOf(row['document'] as typeof said, said)).toEqual([])
    expect(row['refused']).toEqual([])
  }
  const lines = (await partner.rows('station_line')).filter((row) => row['present'])
  expect(lines).toHaveLength([...last.values()].reduce((sum, d) => sum + d.lines.length, 0))
}

describe('R01 R03 exactly once', () => {
  test('R01 R03 R20 a worker killed again and again, with a partner that does everything wrong, ends with the books of the station', async () => {
    const dice = new Dice(seed)
    running.station.faults = bad
    let sent = 0
    let kills = 0
    for (let burst = 0; burst < 12; burst += 1) {
      running.station.books.dispatch(6, running.station.now())
      for (const part of ['a', 'b'] as const) {
        sent += 1
        await partner.enqueue(reservation(`burst-${burst}-${part}`, { subject: `reservation:${burst}`, kind: part === 'a' ? 'reservation' : 'reservation-amend' }))
      }
      const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', worker, database.url, partner.ref.partnerId, running.url, stationToken, String(burst * 90 * DAY)], { stdio: ['ignore', 'pipe', 'inherit'] })
      await firstWord(child)
      await pause(dice.below(500))
      child.kill('SIGKILL')
      await new Promise((resolve) => child.once('exit', resolve))
      kills += 1
    }
    expect(kills).toBe(12)
    // How far a worker came before it was killed is the machine's mood; on it goes with the same partner until every fault did strike.
    const struck = (): boolean => (['http500', 'lostReply', 'duplicates', 'outOfOrder', 'half', 'broken', 'changedResend', 'wrongCodes', 'wrongEncoding'] as const).every((fault) => (running.station.struck[fault] ?? 0) > 0)
    partner.pass(12 * 90 * DAY)
    for (let i = 0; i < 400 && !struck(); i += 1) {
      if (i % 8 === 0) running.station.books.dispatch(4, running.station.now())
      partner.pass(2 * 3_600_000)
      await partner.round()
    }
    expect(running.station.struck).toSatisfy(struck)
    running.station.faults = noFaults
    for (const row of await partner.rows('station_outbox')) if (row['state'] === 'dead') await handleDead(database.pool, partner.ref, { seq: Number(row['seq']), act: 'replay', by: 'T1001', reason: 'again', now: partner.now() })
    await settle()
    await expectSameBooks()

    // Every reservation once at the station, each before its amendment, and its word here is the word it gave.
    const { messages } = running.station.books
    expect(messages.map((m) => m.message.key)).toHaveLength(sent)
    expect(new Set(messages.map((m) => m.message.key)).size).toBe(sent)
    expect(messages.every((m) => m.answer.accepted)).toBe(true)
    const outbox = await partner.rows('station_outbox')
    expect(outbox.map((row) => row['state'])).toEqual(Array.from({ length: sent }, () => 'accepted'))
    for (const row of outbox) expect((row['answer'] as { reference: string }).reference).toBe(messages.flatMap((m) => (m.message.key === row['key'] && m.answer.accepted ? [m.answer.reference] : []))[0])
    // No version had its effect twice, and the current version of each had it.
    const { rows: effects } = await database.pool.query<{ kind: string; number: string; version: number; n: number }>('SELECT kind, number, version, count(*) AS n FROM effect GROUP BY 1, 2, 3')
    expect(effects.filter((e) => e.n !== 1)).toEqual([])
    const done = new Set([...effects.map((e) => `${e.number} ${e.version}`), ...(await partner.handed()).map((w) => `${w.document.number} ${w.version}`)])
    for (const row of await partner.rows('station_document')) if (row['state'] === 'current') expect(done).toContain(`${String(row['number'])} ${String(row['version'])}`)
  }, 90_000)

  test('R03 two workers that are handed one document at once keep it once', async () => {
    const document = { ...running.station.books.dispatch(40, running.station.now()) }
    const takes = await Promise.all(Array.from({ length: 8 }, () => transaction(database.pool, async (db) => await takeDocument(db, partner.ref, { document, refused: [], now: partner.now() }))))
    expect(takes.map((t) => t.outcome).toSorted()).toEqual(['new', ...Array.from({ length: 7 }, () => 'same')])
    expect((await partner.rows('station_document'))[0]).toMatchObject({ seen: 8 })
  })

  test('R01 one wish queued by eight at once is one message', async () => {
    const queued = await Promise.all(Array.from({ length: 8 }, () => partner.enqueue(reservation('key-0000001'))))
    expect(queued.filter((q) => q.fresh)).toHaveLength(1)
    expect(await partner.rows('station_outbox')).toHaveLength(1)
  })

  test('R03 half a document, an older version and a price that goes back are told apart', async () => {
    const take = async (document: Parameters<typeof takeDocument>[2]['document']) => await transaction(database.pool, async (db) => await takeDocument(db, partner.ref, { document, refused: [], now: partner.now() }))
    const lines = [{ 献血码: 'a', 血液价格: '210' }, { 献血码: 'b', 血液价格: '210' }]
    const v1 = { kind: 'dispatch' as const, number: 'FX1', revision: '1', declaredLines: 2, head: {}, lines }
    expect((await take({ ...v1, lines: lines.slice(0, 1) })).outcome).toBe('incomplete')
    expect((await take({ ...v1, lines: lines.slice(0, 1) })).outcome).toBe('incomplete')
    expect(await partner.handed()).toEqual([])
    expect((await take(v1)).outcome).toBe('new')
    const v2 = { ...v1, revision: '2', lines: [{ 献血码: 'a', 血液价格: '220' }, { 献血码: 'b', 血液价格: '210' }] }
    expect(await take(v2)).toMatchObject({ outcome: 'changed', difference: [{ line: 1, field: '血液价格', before: '210', after: '220' }] })
    expect((await take(v1)).outcome).toBe('same')
    expect((await take({ ...v1, lines: [{ 献血码: 'c', 血液价格: '1' }, { 献血码: 'b', 血液价格: '210' }] })).outcome).toBe('late')
    expect(await take({ ...v1, revision: '3' })).toMatchObject({ outcome: 'changed', difference: [{ before: '220', after: '210' }] })
    // One line fewer: the line is kept and present no more.
    expect((await take({ ...v1, revision: '4', declaredLines: 1, lines: lines.slice(0, 1) })).outcome).toBe('changed')
    expect((await partner.rows('station_line')).map((row) => [row['line_no'], row['present']])).toEqual([[1, true], [2, false]])
    const [handed, ...more] = await partner.handed()
    expect([handed?.version, more]).toEqual([(await partner.rows('station_document')).find((row) => row['state'] === 'current')?.['version'], []])
  })
})

test('R03 of two contents under one mark of the station the one that can be read better stands, whichever came first', async () => {
  const good = { kind: 'dispatch' as const, number: 'FX9', revision: '1', declaredLines: 1, head: {}, lines: [{ ABO: '1' }] }
  const spoiled = { ...good, lines: [{ ABO: '9' }] }
  const take = async (document: typeof good, unread: number) =>
    await transaction(database.pool, async (db) => await takeDocument(db, partner.ref, { document, refused: Array.from({ length: unread }, () => ({ line: 1, field: 'abo', code: 'unmapped', value: '9' })), now: partner.now() }))
  expect([await take(spoiled, 1), await take(good, 0), await take(spoiled, 1), await take(good, 0)].map((t) => t.outcome)).toEqual(['new', 'changed', 'incomplete', 'same'])
  expect((await partner.rows('station_document')).map((row) => row['state'])).toEqual(['superseded', 'current', 'incomplete'])
})

describe('R01 the queue to the station', () => {
  test('R01 a partner that is silent for a day kills no message: the queue grows in order and then goes', async () => {
    running.station.faults = { ...noFaults, silent: 1 }
    for (let hour = 0; hour < 24; hour += 1) {
      await partner.enqueue(reservation(`hour-${String(hour).padStart(4, '0')}`))
      expect((await partner.round()).end).toBe('away')
      partner.pass(3_600_000)
    }
    const [row] = await partner.rows('station_partner')
    expect(Date.parse(partner.now()) - Date.parse(String(row?.['away_since']))).toBeGreaterThan(23 * 3_600_000)
    expect((await partner.rows('station_outbox')).every((m) => m['state'] === 'waiting' && m['faults'] === 0)).toBe(true)
    running.station.faults = noFaults
    await settle()
    expect(running.station.books.messages.map((m) => m.message.key)).toEqual(Array.from({ length: 24 }, (_, hour) => `hour-${String(hour).padStart(4, '0')}`))
  })

  test('R01 a message that is answered wrongly again and again is dead, holds back only what is about the same thing, and goes again when a person says so', async () => {
    const poisoned: StationPort = { ...port, send: async (message) => (message.subject === 'reservation:poison' ? await restAdapter({ url: `${running.url}/nowhere`, token: stationToken, timeoutMs: 1500 }).send(message) : await port.send(message)) }
    const own = await TestPartner.make(database.pool, poisoned)
    await own.enqueue(reservation('poison-0001', { subject: 'reservation:poison' }))
    await own.enqueue(reservation('poison-0002', { subject: 'reservation:poison', kind: 'reservation-amend' }))
    await own.enqueue(reservation('good-00001'))
    for (let i = 0; i < MAX_FAULTS; i += 1) {
      // Nothing passes the first one while it may still go.
      expect(running.station.books.messages).toHaveLength(0)
      await own.round()
      own.pass(3_600_000)
    }
    await own.round()
    expect((await own.rows('station_outbox')).map((row) => row['state'])).toEqual(['dead', 'waiting', 'accepted'])
    expect(await queueState(database.pool, own.ref)).toMatchObject({ waiting: 1, awaySince: null, dead: [{ seq: 1, faults: MAX_FAULTS, message: { head: reservation('poison-0001').head } }], spoiled: 0 })
    expect((await own.rows('station_outbox'))[0]).toMatchObject({ faults: MAX_FAULTS, last_problem: 'HTTP 404', message: { key: 'poison-0001' } })
    expect(running.station.books.messages.map((m) => m.message.key)).toEqual(['good-00001'])

    expect(await handleDead(database.pool, own.ref, { seq: 3, act: 'replay', by: 'T1001', reason: 'x', now: own.now() })).toMatchObject({ done: false, why: 'not-dead' })
    expect(await handleDead(database.pool, own.ref, { seq: 1, act: 'replay', by: 'T1001', reason: 'the station has mended it', now: own.now() })).toEqual({ done: true })
    Object.assign(poisoned, { send: port.send })
    await own.round()
    expect((await own.rows('station_outbox')).map((row) => [row['state'], row['handled_by']])).toEqual([['accepted', 'T1001'], ['accepted', null], ['accepted', null]])
    expect(running.station.books.messages.map((m) => m.message.key)).toEqual(['good-00001', 'poison-0001', 'poison-0002'])
  })

  test('R01 a second worker waits while the first one works, and takes over when it has been silent', async () => {
    await database.pool.query(`UPDATE station_partner SET worker = 'other', worker_until = $2 WHERE id = $1`, [partner.ref.partnerId, new Date(Date.now() + 30_000).toISOString()])
    await partner.enqueue(reservation('key-0000001'))
    expect((await partner.round()).end).toBe('busy')
    expect(running.station.books.messages).toHaveLength(0)
    partner.pass(31_000)
    expect(await partner.round()).toMatchObject({ end: 'done', sent: 1 })
  })
})

async function firstWord(child: ChildProcess): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve())
    child.once('exit', (code) => reject(new Error(`the worker ended with ${code}`)))
  })
}
