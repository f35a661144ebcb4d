import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { verifyChain } from './audit-chain.ts'
import { Enqueue } from './enqueue.ts'
import { StoreGuard } from './store-guard.ts'
import { importOrder } from './disk-full.test-support.ts'
import { productCode } from './backups.test-support.ts'
import { openStore, productOrder } from './store.test-support.ts'

const folder = mkdtempSync(join(tmpdir(), 'hemobench-small-'))
/** A real file system of 4 MB where we may mount one; elsewhere the database's own page limit does the same to SQLite. */
const mounted = process.platform === 'linux' && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder]).status === 0
afterAll(() => {
  if (mounted) spawnSync('umount', ['-l', folder])
  rmSync(folder, { recursive: true, force: true })
})

test('R18 a disk that fills up in the middle of a command is a refusal, and nothing of the command is there', () => {
  const db = openStore(join(folder, 'bench.db'))
  if (!mounted) db.pragma(`max_page_count = ${(db.pragma('page_count', { simple: true }) as number) + 100}`)
  const guard = new StoreGuard({ folder, floorBytes: 0 })
  const enqueue = new Enqueue({ db, deviceId: 'device', authority: () => 'self', guard })
  const taken: string[] = []
  let refused: unknown = null
  for (let i = 0; i < 5000 && refused === null; i += 1) {
    const order = productOrder(productCode(i))
    const result = enqueue.run(order)
    if (result.ok) taken.push(order.commandId)
    else refused = result.error.code
  }
  expect(refused).toBe('store.disk-full')
  expect(taken.length).toBeGreaterThan(10)
  expect(db.inTransaction).toBe(false)
  expect(db.prepare<[], { id: string }>('SELECT command_id AS id FROM outbox ORDER BY seq').all().map((r) => r.id)).toEqual(taken)
  expect(db.prepare<[], { n: number }>('SELECT count(*) AS n FROM product').get()?.n).toBe(taken.length)
  expect(verifyChain(db)).toMatchObject({ ok: true, entries: taken.length })
  expect(db.pragma('quick_check', { simple: true })).toBe('ok')
  db.close()
})

test('R18 a fact is refused before it is decided when the disk is nearly full; a setting is not, and a known command still answers', () => {
  const db = openStore(join(mkdtempSync(join(tmpdir(), 'hemobench-guard-')), 'bench.db'))
  let free = 1e9
  const guard = new StoreGuard({ folder, freeBytes: () => free })
  const enqueue = new Enqueue({ db, deviceId: 'device', authority: () => 'self', guard })
  const fact = importOrder('D-1')
  expect(enqueue.run(fact).ok).toBe(true)
  free = 20 * 1024 * 1024
  expect(enqueue.run(importOrder('D-2'))).toMatchObject({ ok: false, error: { code: 'store.disk-full', params: { freeMb: 20 } } })
  expect(enqueue.run(fact)).toMatchObject({ ok: true, value: { duplicate: true } })
  expect(enqueue.run(productOrder('E0001')).ok).toBe(true)
  db.close()
})
