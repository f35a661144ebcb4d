import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { AnchorFile } from '../../server/src/audit/anchor-file.ts'
import { exportServerAudit } from '../../server/src/audit/export-server-audit.ts'
import type { Anchor } from '../../src/shared/audit/anchor.ts'
import { ExportWriter } from '../../src/shared/audit/export-lines.ts'
import { readAnchorFile } from '../../src/main/core/store/audit-anchors.ts'
import { exportBenchAudit } from '../../src/main/core/store/export-audit.ts'
import type { TestBench } from '../../src/main/core/bench.test-support.ts'
import { instant } from '../../src/shared/kernel/time.ts'
import { sha256, verify } from '../support/audit-chains.ts'
import { joinedBenches, type JoinedBenches } from './joined-benches.test-support.ts'

let two: JoinedBenches
beforeAll(async () => void (two = await joinedBenches()), 60_000)
afterAll(() => two.stop())

const signIn = async (bench: TestBench, badge: string, pin: string): Promise<string> => await bench.code('identity.signIn', { badge, pin })
/** Pulls the cable of B, or plugs it in, and waits until B has noticed. */
async function setCable(to: 'cut' | 'plugged'): Promise<void> {
  const { b, cable } = two
  await cable.set(to)
  await vi.waitFor(() => {
    b.bench.context.sync.kick()
    expect(b.bench.context.sync.machine.state).toBe(to === 'cut' ? 'offline' : 'online')
  }, { timeout: 20_000, interval: 300 })
}
async function setActive(bench: TestBench, badge: string, active: boolean): Promise<void> {
  const user = (await bench.must('identity.users', {})).users.find((u) => u.badge === badge)
  if (user === undefined) throw new Error(badge)
  await bench.must('identity.saveUser', { commandId: uuidv7(), user: { ...user, active }, pin: null })
}

describe('R26 people on two benches', () => {
  test('R26 wrong PINs count over both benches; with the cable out a bench counts by itself', async () => {
    const { a, b } = two
    for (const bench of [a, b, a, b, a]) expect(await signIn(bench, 'T1002', '0000')).toBe('identity.pin-wrong')
    expect(await signIn(b, 'T1002', '1002')).toBe('identity.locked')
    expect(await a.code('identity.sign', { badge: 'T1002', pin: '1002', purpose: 'issuing.issue', uses: 1 })).toBe('identity.locked')
    await setCable('cut')
    expect(await signIn(b, 'T1002', '1002')).toBe('ok')
    await setCable('plugged')
    await two.database.pool.query('DELETE FROM sign_in_failure')
    expect(await signIn(b, 'T1001', '1001')).toBe('ok')
  })

  test('R26 whoever is stopped on one bench is refused on the other at once, with the server and without it', async () => {
    const { a, b, cable } = two
    expect(await signIn(b, 'T1003', '1003')).toBe('ok')
    await setActive(a, 'T1003', false)
    await vi.waitFor(async () => expect(await b.code('stock.products', {})).toBe('identity.not-signed-in'), { timeout: 5000 })
    expect(await signIn(b, 'T1003', '1003')).toBe('identity.user-inactive')
    // Without the server a bench knows what it last heard: stopped stays stopped.
    await setCable('cut')
    expect(await signIn(b, 'T1003', '1003')).toBe('identity.user-inactive')
    expect(await signIn(b, 'T1001', '1001')).toBe('ok')
    // Behind a dead switch nobody is told that there is no answer: a second and a half, then the bench's own verifier.
    await setCable('plugged')
    await cable.set('blackHole')
    const before = performance.now()
    expect(await signIn(b, 'T1001', '1001')).toBe('ok')
    expect(performance.now() - before).toBeLessThan(5000)
    await setCable('plugged')
  })

  test('R26 a bench that was without the server for longer than the policy lets nobody sign in until it is back', async () => {
    const { b } = two
    await setCable('cut')
    b.hoursAhead = 73
    expect(await signIn(b, 'T1001', '1001')).toBe('identity.offline-expired')
    b.hoursAhead = 0
    expect(await signIn(b, 'T1001', '1001')).toBe('identity.offline-expired')
    await setCable('plugged')
    expect(await signIn(b, 'T1001', '1001')).toBe('ok')
  })
})

describe('R26 audit of two benches and their server', () => {
  const lines: string[] = []
  const writer = (): ExportWriter => new ExportWriter(sha256, (text) => lines.push(text.slice(0, -1)))

  test('R26 every chain of the server is whole, with the entries that benches wrote without it in their order, and fits the notes of the benches', async () => {
    const { a, b, database, anchorFolder } = two
    const ownCopies = async (): Promise<readonly number[]> => (await database.pool.query<{ n: number }>('SELECT acked_audit_seq AS n FROM device ORDER BY name')).rows.map((r) => r.n)
    const own = (bench: TestBench): number => bench.bench.context.db.prepare<[], { n: number }>('SELECT count(*) AS n FROM audit_entry').get()?.n ?? 0
    await vi.waitFor(async () => {
      for (const bench of [a, b]) bench.bench.context.sync.kick()
      expect(await ownCopies()).toEqual([own(a), own(b)])
    }, { timeout: 10_000, interval: 300 })
    const anchors: readonly Anchor[] = [a, b].flatMap((bench) => readAnchorFile(join(bench.dataDir, 'backups')))
    lines.length = 0
    await exportServerAudit(database.pool, { siteId: 'main', now: instant(0), anchors: new AnchorFile(anchorFolder).all(), writer: writer(), drained: () => Promise.resolve() })
    const report = verify(lines, anchors)
    expect(report.findings).toEqual([])
    expect(report.chains.map((c) => c.name)).toEqual(['server:main', ...[a, b].map((x) => `bench:${x.bench.context.deviceId}:1`).toSorted()])
    expect(report.anchors.fitting).toBeGreaterThanOrEqual(1)
  })

  test('R26 the chain in the file of a bench is whole too, and its head is the one that the server has', async () => {
    const { b, database } = two
    const { db, deviceId } = b.bench.context
    lines.length = 0
    exportBenchAudit(db, { deviceId, now: instant(0), anchors: readAnchorFile(join(b.dataDir, 'backups')), writer: writer() })
    const report = verify(lines)
    expect(report.findings).toEqual([])
    const { rows } = await database.pool.query<{ hash: string }>('SELECT audit_hash AS hash FROM device WHERE id = $1', [deviceId])
    expect(report.chains.map((c) => c.headHash)).toEqual(rows.map((r) => r.hash))
  })
})
