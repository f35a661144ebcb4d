import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { importDispatch } from '../../../../src/shared/commands/receiving/import-dispatch.ts'
import { messageKinds } from '../../../../src/shared/domain/station/document.ts'
import { practiceMapping } from '../../../../src/shared/practice/practice-mapping.ts'
import { startStation, type RunningStation } from '../../../../tests/simulators/station/start-station.ts'
import { stationToken } from '../../../../tests/simulators/station/token.ts'
import { TestPartner } from '../../../test-support/station-partner.ts'
import { practiceService } from '../../../test-support/sync-bench.ts'
import { startTestDatabase, type TestDatabase } from '../../../test-support/test-database.ts'
import type { SyncService } from '../../sync/open-sync-service.ts'
import { runOwn } from '../../sync/own-command.ts'
import { transaction } from '../../sync/transaction.ts'
import type { Answers } from './answer.ts'
import { handleDead } from './outbox.ts'
import type { Sends } from './outgoing.ts'
import { restAdapter } from './rest/rest-adapter.ts'
import { runRound, type Round } from './run-round.ts'
import { STATION_ACTOR } from './station-actor.ts'

let database: TestDatabase
let service: SyncService
let running: RunningStation
let partner: TestPartner
let seed = 9000
let count = 0
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

const port = () => restAdapter({ url: running.url, token: stationToken, timeoutMs: 2000 })
const round = (told: { readonly sends: Sends; readonly answers?: Answers }): Promise<Round> =>
  runRound({ pool: database.pool, ref: partner.ref, port: port(), worker: 'w', now: partner.now, told: { sends: told.sends, answers: told.answers ?? {}, kinds: new Set(messageKinds) } })

/** A dispatch of this number comes into being here, as a change like any other. */
async function change(): Promise<string> {
  const number = `T${seed}${(count += 1)}`
  const line = { lineNo: 1, din: 'A999926000001', productCode: 'E0001V00', componentName: '', abo: 'A', rhd: 'pos', volumeMl: 200, expiresAt: partner.now(), priceFen: null }
  const payload = { number, stationName: '', dispatchedAt: null, fileName: '', lines: [line] }
  const done = await transaction(database.pool, (db) => runOwn(db, 'main', { command: importDispatch, payload, actor: STATION_ACTOR, now: partner.now() }))
  expect(done.ok).toBe(true)
  return number
}

/** Tells of every dispatch whose number is of this test, with a group that the table may or may not know. */
const telling = (abo: string, numbers: readonly string[]): Sends => ({
  dispatch: async (db, _ref, id) => {
    const { rows } = await db.query<{ number: string }>('SELECT number FROM dispatch WHERE site_id = $1 AND id = $2', ['main', id])
    const number = rows[0]?.number ?? ''
    return numbers.includes(number) ? [{ key: `dispatch-${id}`, kind: 'dispatch-receipt', subject: `dispatch:${id}`, head: { reason: number }, lines: [{ abo, lineNo: '1' }] }] : []
  }
})
const told = (): string[] => running.station.books.messages.map(({ message }) => message.head['原因'] ?? '')

test('R03 R20 what changes here goes to the station once, in the order of the changes, however often it is looked at', async () => {
  const numbers = [await change()]
  const sends = telling('O', numbers)
  await round({ sends })
  expect(told()).toEqual(numbers)
  numbers.push(await change(), await change())
  await round({ sends })
  await round({ sends })
  expect(told()).toEqual(numbers)
  expect(running.station.books.messages[0]?.message.lines).toEqual([{ ABO: '3', 行号: '1' }])
})

test('R03 R20 where the feed was cut meanwhile all documents are looked at again, and nothing goes out twice', async () => {
  const numbers = [await change()]
  await round({ sends: telling('O', numbers) })
  numbers.push(await change())
  await database.pool.query('UPDATE sync_clock SET feed_floor = head')
  await database.pool.query('DELETE FROM feed')
  await round({ sends: telling('O', numbers) })
  expect(told()).toEqual(numbers)
})

test('R20 an end between looking and noting how far leaves neither, and the next time does both', async () => {
  const numbers = [await change()]
  const sends = telling('O', numbers)
  const dies: Sends = { dispatch: async (db, ref, id) => {
    await sends.dispatch?.(db, ref, id)
    throw new Error('killed')
  } }
  await expect(round({ sends: dies })).rejects.toThrow('killed')
  expect(told()).toEqual([])
  await round({ sends })
  expect(told()).toEqual(numbers)
})

test('R24 a word that the table does not know is never sent or left out: it waits for a person, and goes when the table has it', async () => {
  const numbers = [await change()]
  await round({ sends: telling('Oh', numbers) })
  expect(told()).toEqual([])
  expect(await partner.rows('station_outbox')).toMatchObject([{ state: 'dead', last_problem: 'not in the station\'s table: line 1: abo "Oh"' }])
  const again = async (): Promise<unknown> => await transaction(database.pool, (db) => handleDead(db, partner.ref, { seq: 1, act: 'replay', by: 'T1001', reason: 'table mended', now: partner.now() }))
  expect(await again()).toMatchObject({ done: false, why: 'unmapped' })
  expect(await partner.rows('station_outbox')).toMatchObject([{ state: 'dead' }])
  await database.pool.query('UPDATE station_partner SET mapping = $2 WHERE id = $1', [partner.ref.partnerId, JSON.stringify({ ...practiceMapping, values: [...practiceMapping.values, { field: 'abo', from: '9', to: 'Oh', outgoing: true }] })])
  expect(await again()).toEqual({ done: true })
  await round({ sends: {} })
  expect(running.station.books.messages.map(({ message }) => message.lines)).toEqual([[{ ABO: '9', 行号: '1' }]])
})

test('R01 R20 the module hears the word of the station once; when it fails to, the word is asked for again under the same key', async () => {
  const numbers = [await change()]
  const heard: string[] = []
  let fails = true
  const answers: Answers = { 'dispatch-receipt': (_db, _ref, { message, answer }) => {
    if (fails) return Promise.reject(new Error('not now'))
    heard.push(`${message.subject.split(':')[0]} ${answer.kind}`)
    return Promise.resolve()
  } }
  await expect(round({ sends: telling('O', numbers), answers })).rejects.toThrow('not now')
  expect(await partner.rows('station_outbox')).toMatchObject([{ state: 'waiting' }])
  fails = false
  await round({ sends: {}, answers })
  await round({ sends: {}, answers })
  expect(heard).toEqual(['dispatch accepted'])
  expect(told()).toEqual(numbers)
})
