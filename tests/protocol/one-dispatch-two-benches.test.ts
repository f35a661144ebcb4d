import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { uuidv7 } from 'uuidv7'
import type { TestBench } from '../../src/main/core/bench.test-support.ts'
import { generateDispatch } from '../../src/shared/practice/generate-dispatch.ts'
import { dispatchCsv } from '../../src/shared/practice/dispatch-csv.ts'
import { joinedBenches, type JoinedBenches } from './joined-benches.test-support.ts'

let net: JoinedBenches
let a: TestBench
let b: TestBench

beforeAll(async () => {
  net = await joinedBenches()
  ;({ a, b } = net)
}, 60_000)
afterAll(() => net.stop())

const dispatch = generateDispatch({ seed: 20_261_125, count: 3, now: new Date().toISOString(), products: ['D1002'] })

/** Import, first bag in, number it, stick the label and scan it back: as one bench does it who knows nothing of the other. */
async function receiveFirst(bench: TestBench): Promise<{ readonly unitId: string; readonly number: string }> {
  const { dispatchId } = await bench.must('receiving.importFile', { commandId: uuidv7(), fileName: 'one.csv', bytes: new TextEncoder().encode(dispatchCsv(dispatch)) })
  const [bag] = dispatch.bags
  if (bag === undefined) throw new Error('no bag')
  const scan = await bench.must('receiving.scan', { dispatchId, raw: bag.compound })
  if (scan.kind !== 'bag') throw new Error(scan.kind)
  const { unitId } = await bench.must('receiving.receiveBag', { commandId: uuidv7(), dispatchId, bag: scan.bag, rawScans: scan.rawScans, decision: 'accept', seen: [] })
  const { number } = await bench.must('numbering.assign', { commandId: uuidv7(), unitId: unitId ?? '', fridgeId: null })
  await bench.must('numbering.confirm', { commandId: uuidv7(), selfNumber: number, din: bag.din, dinFlags: '00', productCode: null })
  return { unitId: unitId ?? '', number }
}

test('R20 one dispatch received on two benches, one of them offline: one list, one bag, both numbers named, the bag out of use until somebody looks', async () => {
  // Both have numbers of their own before the cable goes: one more bag each.
  const waiting = (await b.must('receiving.dispatches', {})).dispatches
  expect(waiting.length).toBe(1)
  const known = waiting[0]?.id ?? ''
  const lines = (await b.must('receiving.dispatch', { dispatchId: known })).lines.filter((l) => l.outcome === 'pending')
  const warm = lines[0]
  if (warm === undefined) throw new Error('no line waits in the demo hospital')
  const { unitId: warmId } = await b.must('receiving.receiveBag', { commandId: uuidv7(), dispatchId: known, bag: { din: warm.din, productCode: warm.productCode, abo: warm.abo, rhd: warm.rhd, expiresAt: warm.expiresAt, blocksStock: false }, rawScans: [], decision: 'accept', seen: [] })
  await b.must('numbering.assign', { commandId: uuidv7(), unitId: warmId ?? '', fridgeId: null })

  await net.cable.set('cut')
  await b.call('sync.now', {})
  const [byA, byB] = [await receiveFirst(a), await receiveFirst(b)]
  expect(byB.unitId).toBe(byA.unitId)
  expect(byB.number).not.toBe(byA.number)
  expect((await b.must('stock.unit', { unitId: byB.unitId })).unit.state).toBe('in-stock')
  await net.cable.set('plugged')
  await vi.waitFor(async () => expect(await b.must('sync.status', {})).toMatchObject({ state: 'online', pending: 0 }), { timeout: 15_000 })

  for (const bench of [a, b]) {
    await vi.waitFor(async () => expect((await bench.must('stock.unit', { unitId: byA.unitId })).unit).toMatchObject({ state: 'quarantined', selfNumber: byA.number, quarantineReason: 'two-labels' }), { timeout: 8000 })
    const { dispatches } = await bench.must('receiving.dispatches', {})
    expect(dispatches.filter((d) => d.number === dispatch.number)).toMatchObject([{ counts: { pending: 2 } }])
    const { numbers } = await bench.must('stock.unit', { unitId: byA.unitId })
    expect(Object.fromEntries(numbers.map((n) => [n.number, n.state]))).toEqual({ [byA.number]: 'confirmed', [byB.number]: 'burned' })
    const { cases } = await bench.must('tasks.list', { all: false })
    expect(cases.filter((c) => c.unitId === byA.unitId).map((c) => c.kind).toSorted()).toEqual(['received-twice', 'two-numbers-one-bag'])
    const finding = cases.find((c) => c.kind === 'two-numbers-one-bag')?.finding ?? ''
    expect(finding).toContain(byA.number)
    expect(finding).toContain(byB.number)
  }
}, 60_000)
