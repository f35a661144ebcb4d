import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dispatchCsv } from '../../../../shared/practice/dispatch-csv.ts'
import { generateDispatch, practiceBag } from '../../../../shared/practice/generate-dispatch.ts'
import { instant } from '../../../../shared/kernel/time.ts'
import { TestBench } from '../../bench.test-support.ts'

let bench: TestBench
const made = generateDispatch({ seed: 77, count: 1, now: instant(Date.now()), groups: [{ abo: 'A', rhd: 'pos' }] })
const [whole] = made.bags
if (whole === undefined) throw new Error('no bag')
const { codes: _codes, compound: _compound, ...row } = whole
const [a, b] = [practiceBag({ ...row, productCode: 'D1002VA0' }), practiceBag({ ...row, productCode: 'D1002VB0' })]
const unlisted = practiceBag({ ...row, productCode: 'D1002VC0' })
const fridgeId = uuidv7()
const units = { a: '', b: '' }
const numbers = { a: '', b: '' }
let dispatchId = ''

beforeAll(async () => {
  bench = await new TestBench().open('shift')
  await bench.signIn()
  await bench.must('fridges.save', { commandId: uuidv7(), fridge: { id: fridgeId, code: 'BX-01', name: '冰箱', temperatureBand: 'cold-2-6', componentClasses: ['red-cells'], aboGroups: ['A', 'B', 'AB', 'O'], layers: 4, capacity: 100, active: true, homeDeviceId: null } })
  await bench.must('numbering.saveRange', { commandId: uuidv7(), range: { id: uuidv7(), fridgeId, prefix: 'A', digits: 5, start: 1, end: 99999, reset: 'yearly', lowWater: 100 } })
  const bytes = new TextEncoder().encode(dispatchCsv({ ...made, bags: [a, b] }))
  const done = await bench.must('receiving.importFile', { commandId: uuidv7(), fileName: 'split.csv', bytes })
  expect(done).toMatchObject({ imported: 2, bad: [] })
  dispatchId = done.dispatchId
})
afterAll(() => bench.dispose())

const receive = async (bag: typeof a, decision: 'accept' | 'quarantine') => {
  const scan = await bench.must('receiving.scan', { dispatchId, raw: bag.compound })
  if (scan.kind !== 'bag') throw new Error(JSON.stringify(scan))
  const { unitId } = await bench.must('receiving.receiveBag', { commandId: uuidv7(), dispatchId, bag: scan.bag, rawScans: scan.rawScans, decision, seen: [] })
  return { scan, unitId: unitId ?? '' }
}

test('R03 an unlisted division is an extra bag, and each listed division has its own line', async () => {
  const extra = await receive(unlisted, 'quarantine')
  expect(extra.scan).toMatchObject({ line: null, findings: ['extra'], refusal: null })
  const first = await receive(b, 'accept')
  expect(first.scan).toMatchObject({ line: { productCode: 'D1002VB0', lineNo: 3 }, findings: [], refusal: null })
  const second = await receive(a, 'accept')
  expect(second.scan).toMatchObject({ line: { productCode: 'D1002VA0', lineNo: 2 }, findings: [], refusal: null })
  ;[units.a, units.b] = [second.unitId, first.unitId]
  expect(new Set([extra.unitId, units.a, units.b]).size).toBe(3)
  expect((await bench.must('receiving.dispatch', { dispatchId })).counts).toMatchObject({ total: 2, pending: 0, accepted: 2, extra: 1 })
})

test('R05 two divisions have two numbers, and the label of one scanned with the other is refused', async () => {
  for (const key of ['a', 'b'] as const) numbers[key] = (await bench.must('numbering.assign', { commandId: uuidv7(), unitId: units[key], fridgeId: null })).number
  expect(numbers.a).not.toBe(numbers.b)
  const pair = { din: row.din, dinFlags: '00' }
  expect(await bench.code('numbering.confirm', { ...pair, commandId: uuidv7(), selfNumber: numbers.a, productCode: b.productCode })).toBe('numbering.bag-of-other-label')
  for (const key of ['a', 'b'] as const) {
    const { unit } = await bench.must('numbering.confirm', { ...pair, commandId: uuidv7(), selfNumber: numbers[key], productCode: { a, b }[key].productCode })
    expect(unit).toMatchObject({ id: units[key], state: 'in-stock', selfNumber: numbers[key] })
  }
})

test('R06 the count of the fridge misses the division that was not found', async () => {
  const countId = uuidv7()
  await bench.must('stock.startCount', { commandId: uuidv7(), countId, fridgeId })
  expect(await bench.must('stock.countUnit', { commandId: uuidv7(), countId, unitId: units.b })).toMatchObject({ outcome: 'found', unit: { productCode: 'D1002VB0' } })
  expect((await bench.must('stock.count', { countId })).remaining.map((u) => u.productCode)).toEqual(['D1002VA0'])
})

test('R18 the issue check answers for the division whose label was read', async () => {
  const request = (await bench.must('testing.requests', { open: true })).requests.find((r) => r.number === 'REQ26110001')
  if (request === undefined) throw new Error('no request')
  const signature = await bench.sign('testing.recordCrossmatch')
  await bench.must('testing.recordCrossmatch', { commandId: uuidv7(), requestId: request.id, unitId: units.a, method: 'gel-card', major: 'compatible', minor: 'compatible', signature })
  const check = (key: 'a' | 'b') => bench.must('issuing.check', { requestId: request.id, selfNumber: numbers[key], din: row.din, dinFlags: '00' })
  expect(await check('a')).toMatchObject({ unit: { id: units.a, productCode: 'D1002VA0' }, refusal: null })
  expect(await check('b')).toMatchObject({ unit: { id: units.b, productCode: 'D1002VB0' }, refusal: { code: 'issuing.crossmatch-missing' } })
})

test('R03 a search by the DIN tells the divisions apart', async () => {
  const { hits } = await bench.must('traceability.search', { text: row.din })
  expect(hits.map((h) => h.detail.split(' · ')[0]).toSorted()).toEqual([a, b, unlisted].map((bag) => `${bag.din} ${bag.productCode}`))
  expect((await bench.must('traceability.identify', { raw: `=${row.din}00` }))).toMatchObject({ kind: 'bag', unitIds: expect.arrayContaining([units.a, units.b]) as unknown })
})

test.each(['%', '_', 'F_', '\\'])('R03 a typed %s is that character, not any', async (text) => {
  expect((await bench.must('traceability.search', { text: made.number })).hits).toMatchObject([{ kind: 'dispatch' }])
  expect((await bench.must('traceability.search', { text })).hits).toEqual([])
})
