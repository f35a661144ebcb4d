import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { noFaults } from '../../../../tests/simulators/station/faults.ts'
import { startStation, type RunningStation } from '../../../../tests/simulators/station/start-station.ts'
import { stationToken } from '../../../../tests/simulators/station/token.ts'
import { reservation, TestPartner } from '../../../test-support/station-partner.ts'
import { startTestDatabase, type TestDatabase } from '../../../test-support/test-database.ts'
import { openAdapter, partnerSettings } from './open-adapter.ts'
import { PartnerAway, type StationPort } from './port.ts'

// One suite for every way of talking to a station: what the port promises holds for all four, or is said not to be carried.
let database: TestDatabase
let sourceDatabase: TestDatabase
beforeAll(async () => void ([database, sourceDatabase] = await Promise.all([startTestDatabase(), startTestDatabase({ migrated: false })])))
afterAll(async () => void (await Promise.all([database.stop(), sourceDatabase.stop()])))

const ways = ['rest', 'soap', 'soap-gb18030', 'files', 'view'] as const

describe.each(ways)('R03 R24 a station by %s', (way) => {
  let running: RunningStation
  let port: StationPort
  let partner: TestPartner
  let folder: string
  let seed = 100 + 100 * ways.indexOf(way)

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hemobench-station-'))
    seed += 10
    if (way === 'view') await sourceDatabase.pool.query('DROP TABLE IF EXISTS bs_blood2hos')
    running = await startStation({ seed, folder: way === 'files' ? folder : null, databaseUrl: way === 'view' ? sourceDatabase.url : null })
    port = await openAdapter(partnerSettings.parse(settings()))
    partner = await TestPartner.make(database.pool, port)
  })
  afterEach(async () => {
    await port.close()
    await running.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  function settings(): unknown {
    if (way === 'files') return { adapter: 'files', folder }
    if (way === 'view') return { adapter: 'view', url: sourceDatabase.url, table: 'bs_blood2hos', hospitalCode: 'H0001' }
    if (way === 'rest') return { adapter: 'rest', url: running.url, token: stationToken, timeoutMs: 2000 }
    return { adapter: 'soap', url: `${running.url}/soap`, token: stationToken, encoding: way === 'soap' ? 'utf-8' : 'gb18030', timeoutMs: 2000 }
  }

  const look = async (): Promise<void> => {
    running.drop?.look()
    await running.table?.look()
  }
  const round = async () => {
    await look()
    const done = await partner.round()
    await look()
    return done
  }

  test('R03 three notes come with every bag, once, and not again when asked again', async () => {
    const sent = [3, 5, 2].map((count) => running.station.books.dispatch(count, running.station.now()))
    expect((await round()).taken).toMatchObject({ new: 3, changed: 0, incomplete: 0 })
    const again = await round()
    expect([again.taken.new, again.taken.changed]).toEqual([0, 0])
    const handed = await partner.handed()
    expect(new Map(handed.map(({ document }) => [document.number, document.lines.length]))).toEqual(new Map(sent.map((d) => [d.number, d.lines.length])))
    expect(handed).toHaveLength(sent.length)
    expect(await partner.handed()).toEqual([])
    const lines = await partner.rows('station_line')
    const dins = lines.map((row) => (row['cells'] as Record<string, string>)['献血码'] ?? '')
    expect(dins.toSorted()).toEqual(sent.flatMap((d) => d.lines.map((line) => line['献血码'] ?? '')).toSorted())
    expect((await partner.rows('station_document')).flatMap((row) => row['refused'] as unknown[])).toEqual([])
  })

  test('R03 a note that is sent again with another price is a second version, with the difference and the first one kept', async () => {
    const note = running.station.books.dispatch(3, running.station.now())
    await round()
    await partner.handed()
    running.station.books.again('dispatch', note.number, { 血液价格: '299.50' })
    expect((await round()).taken).toMatchObject({ changed: 1 })
    const [handed] = await partner.handed()
    expect(handed).toMatchObject({ version: 2, difference: [{ field: '血液价格', before: note.lines[0]?.['血液价格'], after: '299.50' }] })
    const versions = await partner.rows('station_document')
    expect(versions.map((row) => row['state'])).toEqual(['superseded', 'current'])
    // The line that did not change belongs to the version that brought it.
    expect((await partner.rows('station_line')).map((row) => String(row['version'])).toSorted()).toEqual(['1', '1', '2'])
  })

  test.each(['broken', 'half'] as const)('R03 a note that came %s is there in the end, whole and once', async (fault) => {
    const note = running.station.books.dispatch(5, running.station.now())
    running.station.faults = { ...noFaults, [fault]: 1 }
    await round()
    running.station.faults = noFaults
    await round()
    await round()
    const handed = await partner.handed()
    expect(handed.map(({ document }) => [document.number, document.lines.length])).toEqual([[note.number, 5]])
    // It cannot have been whole at once, but where lines come one by one nothing of it can be cut off.
    if (way !== 'view') expect(running.station.struck[fault]).toBeGreaterThan(0)
  })

  test('R24 a group code that the table does not name keeps its line out, named for a person', async () => {
    running.station.books.dispatch(2, running.station.now())
    running.station.faults = { ...noFaults, wrongCodes: 1 }
    await round()
    running.station.faults = noFaults
    const [row] = await partner.rows('station_document')
    expect(row?.['refused']).toEqual([1, 2].map((line) => ({ line, field: 'abo', value: '9', code: 'unmapped' })))
  })

  test('R20 a station that answers nobody is away, not broken, and nothing is lost', async () => {
    running.station.books.dispatch(2, running.station.now())
    running.station.faults = { ...noFaults, silent: 1 }
    if (way === 'rest' || way === 'soap' || way === 'soap-gb18030') {
      await expect(port.fetch(null)).rejects.toThrow(PartnerAway)
      expect(await partner.round()).toMatchObject({ end: 'away' })
      expect((await partner.rows('station_partner'))[0]).toMatchObject({ away_attempts: 1, worker: null })
    } else expect((await round()).taken.new).toBe(0)
    running.station.faults = noFaults
    expect((await round()).taken).toMatchObject({ new: 1 })
    expect((await partner.rows('station_partner'))[0]).toMatchObject({ away_since: null, away_attempts: 0 })
  })

  test('R01 a reservation goes once, the station\'s word comes back, and the same key again changes nothing', async () => {
    if (way === 'view') {
      expect(port.carries.outgoing).toEqual([])
      await expect(port.send(reservation('key-0000001'))).rejects.toThrow('nothing can be sent')
      return
    }
    await partner.enqueue(reservation('key-0000001'))
    expect(await partner.enqueue(reservation('key-0000001'))).toMatchObject({ fresh: false })
    await partner.enqueue(reservation('key-0000002', { lines: [{ ABO: '3', 数量: '201' }] }))
    await partner.enqueue(reservation('key-0000003', { kind: 'reservation-withdraw', subject: 'reservation:key-0000001', lines: [] }))
    for (let i = 0; i < 4; i += 1) {
      await round()
      partner.pass(31_000)
    }
    expect((await partner.rows('station_outbox')).map((row) => [row['state'], row['answer']])).toMatchObject([
      ['accepted', { reference: 'GZ000001' }],
      ['refused', { code: 'too-much', reason: '数量超过库存' }],
      ['accepted', { reference: 'GZ000003' }]
    ])
    expect(running.station.books.messages.map((m) => m.message.key)).toEqual(['key-0000001', 'key-0000002', 'key-0000003'])
    expect(running.station.books.messages[0]?.message).toEqual(reservation('key-0000001'))
    expect(await port.send(reservation('key-0000001'))).toEqual({ kind: 'accepted', reference: 'GZ000001' })
    expect(running.station.books.messages).toHaveLength(3)
  })

  test('R02 R08 R10 decisions, feedback and notices come whole, with what XML and JSON would trip over', async () => {
    if (way === 'view') return
    const told = { kind: 'notice' as const, number: 'TZ-2026-001', head: { 标题: '召回 <A> & "B"', 内容: '批号 20261122\n第二行 ]]> 𠮷', 通知类型: '召回' }, lines: [{ 献血码: '=A99992600000100' }] }
    running.station.announce(told)
    running.station.announce({ kind: 'return-decision', number: 'TX-1', head: { 退血单号: 'R-1' }, lines: [{ 献血码: '=A99992600000100', 处理结果: '同意' }] })
    await round()
    const handed = await partner.handed()
    expect(handed.map(({ document }) => document.kind).toSorted()).toEqual(['notice', 'return-decision'])
    expect(handed.find(({ document }) => document.kind === 'notice')?.document).toMatchObject({ head: told.head, lines: told.lines })
  })
})
