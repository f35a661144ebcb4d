import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { decideCommand } from '../../src/main/core/decide-command.ts'
import type { TestBench } from '../../src/main/core/bench.test-support.ts'
import { leaseBlock } from '../../src/shared/commands/numbering/lease-block.ts'
import { shanghai } from '../../src/shared/kernel/time.ts'
import { joinedBenches, type JoinedBenches } from './joined-benches.test-support.ts'

let net: JoinedBenches
beforeAll(async () => {
  net = await joinedBenches()
}, 60_000)
afterAll(() => net.stop())

const rangeId = async (bench: TestBench): Promise<string> => (await bench.must('numbering.ranges', {})).ranges.find((r) => r.prefix === 'R')?.id ?? ''
const left = async (bench: TestBench): Promise<number> => (await bench.must('sync.status', {})).numbersLeft.find((r) => r.prefix === 'R')?.left ?? -1

async function lease(bench: TestBench, size: number) {
  const { context } = bench.bench
  const payload = { rangeId: await rangeId(bench), deviceId: context.deviceId, year: shanghai(context.clock()).year, size }
  return await decideCommand(context, { purpose: 'numbering.assign', command: leaseBlock, commandId: uuidv7(), payload, actor: context.identity.current() })
}

test('R05 R06 a bench that comes near its low water asks for the next block by itself while the server answers; two benches never share a number', async () => {
  const { a, b } = net
  expect([await left(a), await left(b)]).toEqual([0, 0])
  // Ten numbers are less than the low water of 200.
  const results = await Promise.all([lease(a, 10), lease(b, 10)])
  expect(results.every((r) => r.ok)).toBe(true)
  await vi.waitFor(async () => expect([await left(a), await left(b)]).toEqual([510, 510]), { timeout: 8000 })
  const { rows } = await net.database.pool.query<{ first: number; last: number }>('SELECT first, last FROM number_block WHERE range_id = $1 ORDER BY first', [await rangeId(a)])
  for (const [i, block] of rows.entries()) if (i > 0) expect(Number(block.first)).toBe(Number(rows[i - 1]?.last) + 1)
  expect(await net.database.pool.query('SELECT count(*)::int AS n FROM number_block WHERE device_id = $1', [a.bench.context.deviceId])).toMatchObject({ rows: [{ n: 2 }] })
}, 30_000)

test('R05 without the server numbers come from the block that is here, and a range that has none left here says that it needs the server', async () => {
  const { b, cable } = net
  await cable.set('cut')
  await b.call('sync.now', {})
  await vi.waitFor(async () => expect((await b.must('sync.status', {})).state).toBe('offline'), { timeout: 10_000 })
  expect((await b.must('sync.status', {})).allowedNow.number).toBeNull()
  const result = await lease(b, 10)
  expect(result).toMatchObject({ ok: false, error: { code: 'sync.needs-server' } })
  expect(await left(b)).toBe(510)
  await cable.set('plugged')
}, 30_000)
