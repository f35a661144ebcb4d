import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ANCHOR_FILE } from '../../../shared/audit/anchor.ts'
import { ExportWriter } from '../../../shared/audit/export-lines.ts'
import { instant, type Instant } from '../../../shared/kernel/time.ts'
import { codes, verify } from '../../../../tests/support/audit-chains.ts'
import { TEST_KEY, TestBench } from '../bench.test-support.ts'
import { AuditAnchors, readAnchorFile } from './audit-anchors.ts'
import { openWritable } from './database.ts'
import { exportBenchAudit } from './export-audit.ts'
import { sha256 } from './sha256.ts'

let bench: TestBench
beforeEach(async () => {
  bench = await new TestBench().open()
})
afterEach(() => bench.dispose())

const folder = (): string => join(bench.dataDir, 'backups')
const file = (): string => join(folder(), ANCHOR_FILE)

function exported(): string[] {
  const lines: string[] = []
  const { db, deviceId } = bench.bench.context
  exportBenchAudit(db, { deviceId, now: instant(0), anchors: readAnchorFile(folder()), writer: new ExportWriter(sha256, (text) => lines.push(text.slice(0, -1))) })
  return lines
}

test('R26 the head of the chain is noted beside the backups at start and at a clean stop, and the export is whole with it', async () => {
  await bench.signIn()
  await bench.reopen()
  const noted = readAnchorFile(folder())
  expect(noted.map((a) => a.why)).toEqual(['start', 'stop'])
  expect(noted[1]?.seq).toBe((noted[0]?.seq ?? 0) + 1)
  expect(verify(exported())).toMatchObject({ ok: true, anchors: { fitting: 2 }, header: { by: 'bench', owner: bench.bench.context.deviceId } })
})

test.each([
  ['an altered entry', "UPDATE audit_entry SET detail = '{}' WHERE seq = 3", 'entry.changed'],
  ['a removed entry', 'DELETE FROM audit_entry WHERE seq = 3', 'entry.missing'],
  ['a cut end', 'DELETE FROM audit_entry WHERE seq > 5', 'chain.cut']
])('R26 %s in the file of a bench is found in its export', async (_what, sql, code) => {
  await bench.bench.close()
  const db = openWritable(join(bench.dataDir, 'bench.db'), TEST_KEY)
  for (const { name } of db.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_entry'").all()) db.exec(`DROP TRIGGER ${name}`)
  db.pragma('foreign_keys = OFF')
  expect(db.prepare(sql).run().changes).toBeGreaterThan(0)
  const lines: string[] = []
  const deviceId = db.prepare<[], { value: string }>("SELECT value FROM setting WHERE key = 'deviceId'").get()?.value ?? ''
  exportBenchAudit(db, { deviceId, now: instant(0), anchors: readAnchorFile(folder()), writer: new ExportWriter(sha256, (text) => lines.push(text.slice(0, -1))) })
  db.close()
  expect(codes(verify(lines))).toContain(code)
})

test('R26 a bench notes once a day, also when nothing moved, and after half a line of a power cut', () => {
  rmSync(file())
  let now: Instant = instant(Date.parse('2026-07-01T15:50:00Z'))
  const { db, deviceId } = bench.bench.context
  const anchors = new AuditAnchors({ db, deviceId, folder, clock: () => now, log: () => undefined })
  anchors.note('daily')
  anchors.note('daily')
  now = instant(Date.parse('2026-07-01T16:00:00Z'))
  appendFileSync(file(), '{"at":"20')
  anchors.note('daily')
  anchors.note('stop')
  expect(readAnchorFile(folder()).map((a) => a.at)).toEqual(['2026-07-01T15:50:00.000Z', '2026-07-01T16:00:00.000Z'])
  expect(readFileSync(file(), 'utf8').split('\n')).toHaveLength(4)
})

test('R26 a folder of backups that is away stops no work', async () => {
  const logged: string[] = []
  const { db, deviceId } = bench.bench.context
  writeFileSync(join(bench.dataDir, 'a-file'), '')
  new AuditAnchors({ db, deviceId, folder: () => join(bench.dataDir, 'a-file', 'below'), clock: () => instant(0), log: (event) => logged.push(event) }).note('start')
  expect(logged).toEqual(['audit.anchor-failed'])
  await bench.signIn()
})
