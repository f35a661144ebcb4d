import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { TEST_KEY } from '../../src/main/core/bench.test-support.ts'
import { openWritable } from '../../src/main/core/store/database.ts'
import { joinedBenches, type JoinedBenches } from './joined-benches.test-support.ts'

let net: JoinedBenches
beforeAll(async () => {
  net = await joinedBenches()
}, 60_000)
afterAll(() => net.stop())

test('R20 killed after it heard that a bag is asked for and before it gave it up: the bench does so at its next start', async () => {
  const { a, b, cable } = net
  const [unit] = (await b.must('stock.list', { states: ['in-stock'], abo: null, componentClass: null, text: '', limit: 1 })).units
  const unitId = unit?.id ?? ''
  expect(await b.must('issuing.recall', { commandId: uuidv7(), unitId })).toEqual({ held: true })
  await vi.waitFor(async () => expect((await a.must('issuing.authority', { unitId })).authority?.holder?.name).toBe('B'), { timeout: 5000 })
  await cable.set('cut')
  await a.must('issuing.recall', { commandId: uuidv7(), unitId })
  await b.bench.close()
  // What the pull had written when the bench was killed.
  const db = openWritable(join(b.dataDir, 'bench.db'), TEST_KEY)
  db.prepare('UPDATE base_unit SET recall_by = ?, version = version + 1 WHERE id = ?').run(a.bench.context.deviceId, unitId)
  db.close()
  await b.open('off')
  expect(await b.must('sync.status', {})).toMatchObject({ pending: 1 })
  await cable.set('plugged')
  await vi.waitFor(async () => expect((await a.must('issuing.authority', { unitId })).authority).toMatchObject({ holder: { name: 'A', own: true }, askedBy: null }), { timeout: 15_000 })
}, 60_000)
