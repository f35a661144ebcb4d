import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { benchHash } from '../../../src/shared/audit/chain-rules.ts'
import { GENESIS } from '../../../src/shared/kernel/genesis.ts'
import type { PushedAudit } from '../../../src/shared/sync/push.ts'
import { practiceService, SyncBench } from '../../test-support/sync-bench.ts'
import { startTestDatabase, type TestDatabase } from '../../test-support/test-database.ts'
import { sha256 } from '../platform/sha256.ts'
import type { SyncService } from './open-sync-service.ts'

let database: TestDatabase
let service: SyncService

beforeAll(async () => {
  database = await startTestDatabase()
  service = await practiceService(database.pool, 'shift')
})
afterAll(async () => {
  await service.stop()
  await database.stop()
})

function chain(n: number, { from = 1, prevHash = GENESIS }: { readonly from?: number; readonly prevHash?: string } = {}): PushedAudit[] {
  const entries: PushedAudit[] = []
  for (let i = 0; i < n; i += 1) {
    const entry = {
      seq: from + i, at: '2026-11-25T01:00:00.000Z', deviceId: 'd', actorId: 'u', actorName: '测试', secondId: null, secondName: null, action: 'identity.signIn',
      subjects: '["user:u"]', detail: '{}', commandId: null, prevHash: entries.at(-1)?.hash ?? prevHash
    }
    entries.push({ ...entry, hash: benchHash(sha256, entry) })
  }
  return entries
}

const send = async (bench: SyncBench, audit: readonly PushedAudit[]): Promise<number> => (await service.push(bench.device, { incarnation: bench.incarnation, commands: [], audit: [...audit] })).ackedAuditSeq
const cases = async (bench: SyncBench): Promise<number> => (await bench.pull(), bench.all('exception_case').filter((x) => x['kind'] === 'audit-broken').length)
const kept = async (bench: SyncBench): Promise<readonly unknown[]> => (await database.pool.query<{ seq: number }>('SELECT seq FROM bench_audit WHERE device_id = $1 AND incarnation = $2 ORDER BY seq', [bench.device.id, bench.incarnation])).rows.map((r) => r.seq)

describe('R27 the audit chains of the benches', () => {
  test('R27 entries that follow are kept once, also when they are sent again', async () => {
    const a = await SyncBench.enrol(database.pool, service, 'A')
    const all = chain(6)
    expect(await send(a, all.slice(0, 4))).toBe(4)
    expect(await send(a, all.slice(0, 4))).toBe(4)
    expect(await send(a, all.slice(2))).toBe(6)
    expect(await kept(a)).toEqual([1, 2, 3, 4, 5, 6])
    expect(await cases(a)).toBe(0)
  })

  test.each<[string, (all: PushedAudit[]) => PushedAudit[]]>([
    ['changed', (all) => all.map((e) => (e.seq === 3 ? { ...e, actorName: '别人' } : e))],
    ['left out', (all) => all.filter((e) => e.seq !== 3)],
    ['written anew with a fitting hash', (all) => [...all.slice(0, 2), ...chain(1, { from: 3 }), ...all.slice(3)]],
    ['one that no database can hold', (all) => all.map((e) => (e.seq === 3 ? { ...e, actorName: 'a\0\uD800' } : e))]
  ])('R27 an entry that was %s is seen, once; what came is kept, and the chain goes on from there', async (_what, spoil) => {
    const a = await SyncBench.enrol(database.pool, service, 'A')
    const before = await cases(a)
    const all = chain(6)
    expect(await send(a, spoil(all).slice(0, 4))).toBeGreaterThanOrEqual(4)
    expect(await cases(a)).toBe(before + 1)
    expect(await send(a, all)).toBe(6)
    expect(await cases(a)).toBe(before + 1)
    expect((await kept(a)).at(-1)).toBe(6)
  })

  test('R27 a new life brings its chain from the beginning, beside the old one; the old life is not heard any more', async () => {
    const a = await SyncBench.enrol(database.pool, service, 'A')
    const all = chain(3)
    await send(a, all)
    const before = await cases(a)
    a.incarnation = (await service.incarnation(a.device, { incarnation: 1 })).incarnation
    expect(await send(a, all)).toBe(3)
    expect(await cases(a)).toBe(before)
    a.incarnation = 1
    await expect(send(a, chain(4).slice(3))).rejects.toMatchObject({ code: 'sync.forked' })
    expect(await kept(a)).toEqual([1, 2, 3])
  })
})
