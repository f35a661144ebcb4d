import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { uuidv7 } from 'uuidv7'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ANCHOR_FILE } from '../../../src/shared/audit/anchor.ts'
import { ExportWriter } from '../../../src/shared/audit/export-lines.ts'
import { defineFridge } from '../../../src/shared/commands/fridges/define-fridge.ts'
import { instant, type Instant } from '../../../src/shared/kernel/time.ts'
import { benchEntries, codes, verify } from '../../../tests/support/audit-chains.ts'
import { practiceService, SyncBench } from '../../test-support/sync-bench.ts'
import { startTestDatabase, type TestDatabase } from '../../test-support/test-database.ts'
import type { Logger } from '../platform/logger.ts'
import { sha256 } from '../platform/sha256.ts'
import type { SyncService } from '../sync/open-sync-service.ts'
import { AnchorFile } from './anchor-file.ts'
import { AnchorKeeper } from './anchor-keeper.ts'
import { chainHeads } from './chain-heads.ts'
import { exportServerAudit } from './export-server-audit.ts'
import { keepAnchors } from './keep-anchors.ts'

let database: TestDatabase
let service: SyncService
let bench: SyncBench
let folder: string
let errors: string[]
const log: Logger = { info: () => undefined, warn: () => undefined, error: (fields, sentence) => void errors.push(`${typeof fields['chain'] === 'string' ? fields['chain'] : ''} ${sentence}`) }

beforeAll(async () => {
  database = await startTestDatabase()
  service = await practiceService(database.pool, 'shift')
  bench = await SyncBench.enrol(database.pool, service, 'A')
  await service.push(bench.device, { incarnation: 1, commands: [], audit: benchEntries(bench.device.id, 7) })
  const { incarnation } = await service.incarnation(bench.device, { incarnation: 1 })
  bench.incarnation = incarnation
  await service.push(bench.device, { incarnation, commands: [], audit: benchEntries(bench.device.id, 4) })
  const fridge = { id: uuidv7(), code: 'Z9', name: '冰箱', temperatureBand: 'cold-2-6', componentClasses: ['red-cells'], aboGroups: ['A'], layers: 1, capacity: 1, active: true }
  expect(await bench.run({ command: defineFridge, payload: fridge })).toMatchObject({ outcome: 'applied' })
})
afterAll(async () => {
  await service.stop()
  await database.stop()
})
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hemobench-anchors-'))
  errors = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function exported(): Promise<string[]> {
  const lines: string[] = []
  const writer = new ExportWriter(sha256, (text) => lines.push(text.slice(0, -1)))
  await exportServerAudit(database.pool, { siteId: 'main', now: instant(0), anchors: new AnchorFile(folder).all(), writer, drained: () => Promise.resolve() })
  return lines
}
const keeperAt = (clock: () => Instant): AnchorKeeper => new AnchorKeeper({ file: new AnchorFile(folder), heads: () => chainHeads(database.pool, 'main'), clock, log })
const noted = (): readonly { chain: string; why: string; at: string }[] => new AnchorFile(folder).all()

/** Alters the tables as somebody with the database could, for the length of `look`. */
async function altered(sql: string, look: () => Promise<void>): Promise<void> {
  const tables = ['audit_entry', 'bench_audit', 'sync_clock']
  for (const t of tables) await database.pool.query(`CREATE TABLE kept_${t} AS SELECT * FROM ${t}`)
  try {
    const { rowCount } = await database.pool.query(sql)
    expect(rowCount).toBeGreaterThan(0)
    await look()
  } finally {
    for (const t of tables) await database.pool.query(`TRUNCATE ${t}`).then(() => database.pool.query(`INSERT INTO ${t} SELECT * FROM kept_${t}`)).then(() => database.pool.query(`DROP TABLE kept_${t}`))
  }
}

describe('R26 the audit chains of the server', () => {
  test('R26 what the server wrote by itself, with the second half of its hash made by PostgreSQL, is whole for the verifier', async () => {
    const report = verify(await exported())
    expect(report).toMatchObject({ ok: true, findings: [], header: { by: 'server', owner: 'main' } })
    expect(report.chains.map((c) => c.name)).toEqual(['server:main', `bench:${bench.device.id}:1`, `bench:${bench.device.id}:2`])
    expect(report.chains.map((c) => c.entries)).toEqual([expect.any(Number), 7, 4])
    expect(report.chains[0]?.entries).toBeGreaterThan(20)
  })

  test.each([
    ['an altered name', "UPDATE audit_entry SET actor_name = '别人' WHERE seq = 5", 'entry.changed'],
    ['an altered time of a bench', `UPDATE bench_audit SET entry = jsonb_set(entry, '{at}', '"2026-06-01T09:00:00.000Z"') WHERE seq = 3 AND incarnation = 1`, 'entry.changed'],
    ['an entry removed', 'DELETE FROM audit_entry WHERE seq = 5', 'entry.missing'],
    ['an entry of a bench removed', 'DELETE FROM bench_audit WHERE seq = 3 AND incarnation = 1', 'entry.missing'],
    ['two entries that changed places', 'UPDATE audit_entry SET seq = CASE seq WHEN 5 THEN -6 ELSE -5 END WHERE seq IN (5, 6)', 'entry.out-of-order'],
    ['the end cut off', 'DELETE FROM audit_entry WHERE seq > 9', 'chain.cut'],
    ['the end cut off, and the clock put back', "WITH gone AS (DELETE FROM audit_entry WHERE seq > 9) UPDATE sync_clock SET audit_seq = 9, audit_hash = (SELECT hash FROM audit_entry WHERE seq = 9)", 'chain.cut'],
    ['the end of a bench cut off', 'DELETE FROM bench_audit WHERE seq > 5 AND incarnation = 1', 'chain.cut'],
    ['a chain of a bench removed', 'DELETE FROM bench_audit WHERE incarnation = 1', 'chain.missing'],
    ['the lives of a bench swapped', 'UPDATE bench_audit SET incarnation = CASE incarnation WHEN 1 THEN 12 ELSE 11 END', 'chain.missing']
  ])('R26 %s in the tables is found in the export', async (_what, sql, code) => {
    await keeperAt(() => instant(Date.now())).note('daily')
    await altered(sql, async () => {
      if (sql.includes('-6')) await database.pool.query('UPDATE audit_entry SET seq = -seq WHERE seq < 0')
      // Numbered the other way round, the entries come in the order of their numbers: the chain says so all the same.
      const found = codes(verify(await exported()))
      expect(found).toContain(code === 'entry.out-of-order' ? 'entry.unlinked' : code)
    })
    expect(verify(await exported())).toMatchObject({ ok: true })
  })

  test('R26 at the next start the server says which chain is not the one that was anchored, once, and opens a case of IT', async () => {
    await keeperAt(() => instant(Date.now())).note('stop')
    await altered('DELETE FROM bench_audit WHERE seq > 5 AND incarnation = 1', async () => {
      await (await keepAnchors(database.pool, { siteId: 'main', folder, log })).stop()
      expect(errors).toEqual([expect.stringContaining(`bench:${bench.device.id}:1 this audit chain is not the one that was anchored`)])
      const { rows } = await database.pool.query<Record<string, unknown>>("SELECT state, severity, owner_role, finding FROM exception_case WHERE kind = 'audit-broken'")
      expect(rows).toEqual([{ state: 'open', severity: 'critical', owner_role: 'it', finding: expect.stringContaining(`bench:${bench.device.id}:1 7 `) as string }])
      // Noted anew, it is not said again and again; the anchors from before still tell an inspector.
      errors = []
      await (await keepAnchors(database.pool, { siteId: 'main', folder, log })).stop()
      expect(errors).toEqual([])
      expect(codes(verify(await exported()))).toEqual(['chain.cut'])
    })
  })
})

describe('R26 the anchors of the server', () => {
  test('R26 a chain that is gone is said at every start, and has one case', async () => {
    const gone = `bench:0190b3a1-0000-7000-8000-000000000001:1`
    await new AnchorFile(folder).append([{ at: '2026-07-01T00:00:00.000Z', chain: gone, seq: 3, hash: 'ab'.repeat(32), why: 'daily' }])
    for (let start = 0; start < 3; start += 1) await (await keepAnchors(database.pool, { siteId: 'main', folder, log })).stop()
    expect(errors.filter((e) => e.startsWith(gone))).toHaveLength(3)
    expect((await database.pool.query('SELECT 1 FROM exception_case WHERE finding LIKE $1', [`${gone} 3%`])).rowCount).toBe(1)
  })

  test('R26 one line for each chain and day of Shanghai, at the start, and at a stop what has moved since; lines are only added', async () => {
    let now = instant(Date.parse('2026-07-01T15:30:00Z'))
    const keeper = keeperAt(() => now)
    await keeper.start()
    expect(noted().map((a) => [a.chain.split(':')[0], a.why])).toEqual([['server', 'start'], ['bench', 'start'], ['bench', 'start']])
    const first = readFileSync(path.join(folder, ANCHOR_FILE), 'utf8')
    await keeper.lookAtTheDay()
    expect(noted()).toHaveLength(3)
    // Half an hour later it is the next day in Shanghai. The life of the bench that is over gets no line any more.
    now = instant(Date.parse('2026-07-01T16:00:00Z'))
    await keeper.lookAtTheDay()
    await keeper.lookAtTheDay()
    expect(noted().slice(3).map((a) => [a.chain, a.why])).toEqual([['server:main', 'daily'], [`bench:${bench.device.id}:2`, 'daily']])
    await keeper.stop()
    expect(noted()).toHaveLength(5)
    await service.push(bench.device, { incarnation: 2, commands: [], audit: benchEntries(bench.device.id, 6).slice(4) })
    await keeper.stop()
    expect(noted().slice(5)).toMatchObject([{ chain: `bench:${bench.device.id}:2`, seq: 6, why: 'stop' }])
    expect(readFileSync(path.join(folder, ANCHOR_FILE), 'utf8').startsWith(first)).toBe(true)
    expect(verify(await exported())).toMatchObject({ ok: true, anchors: { fitting: 6, elsewhere: 0 } })
  })

  test('R26 half a line of a power cut is passed over and swallows nothing; another start knows what was noted', async () => {
    const now = (): Instant => instant(Date.now())
    await keeperAt(now).note('start')
    const lines = noted().length
    appendFileSync(path.join(folder, ANCHOR_FILE), '{"at":"2026-07-0')
    const keeper = keeperAt(now)
    await keeper.note('start')
    expect(noted()).toHaveLength(lines)
    const { incarnation } = await service.incarnation(bench.device, { incarnation: 2 })
    expect(incarnation).toBe(3)
    await keeper.note('stop')
    expect(noted().length).toBe(lines + 1)
  })

  test('R26 a folder that cannot be written is said as an error and stops nothing', async () => {
    writeFileSync(path.join(folder, 'a-file'), '')
    const keeper = new AnchorKeeper({ file: new AnchorFile(path.join(folder, 'a-file', 'below')), heads: () => chainHeads(database.pool, 'main'), clock: () => instant(Date.now()), log })
    expect(await keeper.note('start')).toBe(false)
    expect(errors).toEqual([expect.stringContaining('could not be noted outside the database')])
  })
})
