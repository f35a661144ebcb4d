import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { quarantineUnit } from '../../../src/shared/commands/stock/quarantine-unit.ts'
import { instant } from '../../../src/shared/kernel/time.ts'
import { PROTOCOL } from '../../../src/shared/sync/version.ts'
import { practiceService, SyncBench } from '../../test-support/sync-bench.ts'
import { startTestDatabase, type TestDatabase } from '../../test-support/test-database.ts'
import { trimFeed } from './feed-trim.ts'
import type { SyncService } from './open-sync-service.ts'

let database: TestDatabase
let service: SyncService
let a: SyncBench
const positions = new Map<number, string>()

/** All pages from a cursor on; what each says of the history at its end. */
async function read(cursor: number, limit: number): Promise<Map<number, string>> {
  const found = new Map<number, string>()
  for (let at = cursor, history: string | undefined; ; ) {
    const page = await service.changes(a.device, { incarnation: 1, cursor: at, ...(history === undefined ? {} : { history }), ackedSeq: 0, limit })
    expect(page.resyncRequired).toBe(false)
    ;[at, history] = [page.cursor, page.history]
    found.set(at, history ?? '')
    if (at === page.head) return found
  }
}

beforeAll(async () => {
  database = await startTestDatabase()
  service = await practiceService(database.pool)
  a = await SyncBench.enrol(database.pool, service, 'A')
  const units = a.all('unit').filter((u) => u['state'] === 'in-stock').slice(0, 12)
  for (const u of units) await a.run({ command: quarantineUnit, payload: { unitId: u['id'], reason: '外观' } })
  const { rows } = await database.pool.query<{ seq: number; hash: string }>('SELECT seq, hash FROM audit_entry')
  for (const { seq, hash } of rows) positions.set(seq, hash)
})
afterAll(async () => {
  await service.stop()
  await database.stop()
})

describe('R20 a bench knows by the history that the server is the one it was', () => {
  test.each([1, 3, 1000])('R20 each page of at least %i says the head of the chain at its end, whether it is read from memory or from the database', async (limit) => {
    for (const [position, history] of await read(a.cursor, limit)) expect([position, history]).toEqual([position, positions.get(position)])
  })

  test('R20 another history at the cursor asks for a snapshot, in changes and in session alike; a bench that says nothing is believed', async () => {
    const head = Math.max(...positions.keys())
    const ask = { protocol: PROTOCOL, appVersion: 'test', incarnation: 1, lastSeq: 12, ackedSeq: 12, lastAuditSeq: 0 }
    for (const cursor of [head, head - 5]) {
      const history = positions.get(cursor) ?? ''
      const other = `${history.slice(1)}${history.startsWith('0') ? '1' : '0'}`
      const changes = { incarnation: 1, cursor, ackedSeq: 12, limit: 100 }
      expect((await service.changes(a.device, { ...changes, history })).resyncRequired).toBe(false)
      expect(await service.changes(a.device, { ...changes, history: other })).toMatchObject({ resyncRequired: true, docs: [], outcomes: [], cursor })
      expect((await service.changes(a.device, changes)).resyncRequired).toBe(false)
      expect((await service.session(a.device, { ...ask, cursor, history })).verdict).toBe('ok')
      expect((await service.session(a.device, { ...ask, cursor, history: other })).verdict).toBe('resyncRequired')
      expect((await service.session(a.device, { ...ask, protocol: 1, cursor })).verdict).toBe('ok')
    }
  })

  test('R20 it is one read by the key, however long the chain is', async () => {
    const { rows } = await database.pool.query<{ 'QUERY PLAN': string }>("EXPLAIN SELECT (SELECT a.hash FROM audit_entry a WHERE a.site_id = c.site_id AND a.seq = 7::bigint - c.head + c.audit_seq) FROM sync_clock c WHERE c.site_id = 'main'")
    expect(rows.map((r) => r['QUERY PLAN']).join('\n')).toContain('audit_entry_pkey')
  })

  test('R20 the chain outlives the feed: behind a cut, and behind a head that somebody raised by hand, it is the same question', async () => {
    const head = Math.max(...positions.keys())
    await trimFeed(database.pool, 'main', { now: instant(Date.now() + 40 * 86_400_000), keepDays: 30 })
    const at = { incarnation: 1, cursor: head, ackedSeq: 12, limit: 10 }
    expect((await service.changes(a.device, { ...at, history: positions.get(head) ?? '' })).resyncRequired).toBe(false)
    await database.pool.query("UPDATE sync_clock SET head = head + 1000, feed_floor = head + 1000")
    await a.load()
    const unit = a.all('unit').find((u) => u['state'] === 'in-stock')
    await a.run({ command: quarantineUnit, payload: { unitId: unit?.['id'], reason: '外观' } })
    expect([...(await read(a.cursor, 10)).keys()]).toEqual([head + 1001])
  })
})

describe('R20 a snapshot is read on where it was cut', () => {
  test('R20 while its history stands and the changes since are here, each page says whose it is; else the answer is the first page of a new one', async () => {
    const first = await service.snapshot(a.device, { incarnation: 1, after: null, limit: 20 })
    const of = { position: first.position, history: first.history ?? '' }
    const unit = a.all('unit').filter((u) => u['state'] === 'in-stock')[3]
    await a.run({ command: quarantineUnit, payload: { unitId: unit?.['id'], reason: '外观' } })
    const second = await service.snapshot(a.device, { incarnation: 1, after: first.next, of, limit: 20 })
    expect(second).toMatchObject(of)
    expect(second.docs.map((d) => d.doc['id'])).not.toEqual(first.docs.map((d) => d.doc['id']))
    const other = await service.snapshot(a.device, { incarnation: 1, after: first.next, of: { ...of, history: 'f'.repeat(64) }, limit: 20 })
    expect(other.position).toBe(of.position + 1)
    expect(other.docs).toEqual(first.docs)
    await database.pool.query('UPDATE sync_clock SET feed_floor = head')
    const late = await service.snapshot(a.device, { incarnation: 1, after: first.next, of, limit: 20 })
    expect([late.position, late.docs]).toEqual([of.position + 1, first.docs])
    // A bench before version 2 says only where it is.
    expect((await service.snapshot(a.device, { incarnation: 1, after: first.next, limit: 20 })).docs).toEqual(second.docs)
  })
})

describe('R20 a new life', () => {
  test('R20 asked again under one request it is one life, one case, and the same word about what was known before', async () => {
    const b = await SyncBench.enrol(database.pool, service, 'asks-again')
    const unit = b.all('unit').filter((u) => u['state'] === 'in-stock')[5]
    await b.run({ command: quarantineUnit, payload: { unitId: unit?.['id'], reason: '外观' } })
    const request = uuidv7()
    const [one, two] = await Promise.all([service.incarnation(b.device, { incarnation: 1, request }), service.incarnation(b.device, { incarnation: 1, request })])
    expect([one, two]).toEqual([{ incarnation: 2, known: { incarnation: 1, ackedSeq: 1 } }, { incarnation: 2, known: { incarnation: 1, ackedSeq: 1 } }])
    const { rowCount } = await database.pool.query("SELECT 1 FROM exception_case WHERE kind = 'bench-restored' AND finding LIKE 'asks-again %'")
    expect(rowCount).toBe(1)
    // Two copies of one disk ask with requests of their own, and a bench before version 2 with none: each gets a life of its own.
    expect((await service.incarnation(b.device, { incarnation: 1, request: uuidv7() })).incarnation).toBe(3)
    expect((await service.incarnation(b.device, { incarnation: 1 })).incarnation).toBe(4)
    expect((await service.incarnation(b.device, { incarnation: 1 })).incarnation).toBe(5)
  })

  test('R20 its number is above every one that either side knows: the server may have been put back to before lives that the bench had', async () => {
    const b = await SyncBench.enrol(database.pool, service, 'ahead')
    expect(await service.incarnation(b.device, { incarnation: 7, request: uuidv7() })).toEqual({ incarnation: 8, known: { incarnation: 1, ackedSeq: 0 } })
    const told = await service.session(b.device, { protocol: PROTOCOL, appVersion: 'test', incarnation: 7, lastSeq: 0, ackedSeq: 0, cursor: b.cursor, lastAuditSeq: 0 })
    expect(told).toMatchObject({ verdict: 'deviceForked', incarnation: 8 })
  })
})

describe('R20 a question that somebody was told no to', () => {
  test('R20 is never done by a server that has forgotten it: it is refused whatever the rules would say, and has its place', async () => {
    const b = await SyncBench.enrol(database.pool, service, 'withdraws')
    const unit = b.all('unit').filter((u) => u['state'] === 'in-stock')[7]
    const asked = b.make({ command: quarantineUnit, payload: { unitId: unit?.['id'], reason: '外观' }, decidedBy: 'server' })
    const next = b.make({ command: quarantineUnit, payload: { unitId: unit?.['id'], reason: '外观' } })
    const { outcomes, ackedSeq } = await b.push({ ...asked, withdrawn: true }, next)
    expect(outcomes).toMatchObject([{ outcome: 'refused', refusal: { code: 'sync.withdrawn' } }, { outcome: 'applied' }])
    expect(ackedSeq).toBe(2)
    expect((await b.push({ ...asked, withdrawn: true })).outcomes).toMatchObject([{ outcome: 'duplicate', first: 'refused' }])
  })
})
