import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { instant } from '../../shared/kernel/time.ts'
import { TestBench } from './bench.test-support.ts'
import { dispatchCsv } from '../../shared/practice/dispatch-csv.ts'
import { generateDispatch } from '../../shared/practice/generate-dispatch.ts'

let bench: TestBench
const groups = [{ abo: 'A', rhd: 'pos' }, { abo: 'O', rhd: 'pos' }, { abo: 'B', rhd: 'neg' }] as const
const dispatch = generateDispatch({ seed: 41, count: 6, now: instant(Date.now()), groups })
let dispatchId = ''
const fridgeId = uuidv7()

beforeAll(async () => {
  bench = await new TestBench().open('shift')
})
afterAll(() => bench.dispose())

test('R26 nothing is answered before someone signed in with own PIN', async () => {
  expect(await bench.code('ops.overview', {})).toBe('identity.not-signed-in')
  expect(await bench.code('identity.signIn', { badge: 'T1001', pin: '0000' })).toBe('identity.pin-wrong')
  expect(await bench.code('identity.signIn', { badge: 'X', pin: '0000' })).toBe('identity.badge-unknown')
  await bench.signIn()
})

test('R26 who may not set up the house is refused by core itself', async () => {
  await bench.signIn('T1002', '1002')
  expect(await bench.code('ops.saveSite', { commandId: uuidv7(), hospitalName: 'X', sampleMaxHours: 72, expiringSoonHours: 72 })).toBe('command.not-allowed')
  await bench.signIn()
})

test('R06 a fridge and a range are set up; a range that overlaps is refused with the numbers it would repeat', async () => {
  await bench.must('fridges.save', {
    commandId: uuidv7(),
    fridge: { id: fridgeId, code: 'BX-01', name: '储血冰箱1', temperatureBand: 'cold-2-6', componentClasses: ['red-cells'], aboGroups: ['A', 'B', 'AB', 'O'], layers: 4, capacity: 100, active: true, homeDeviceId: null }
  })
  const range = { id: uuidv7(), fridgeId, prefix: 'A', digits: 5, start: 1, end: 99999, reset: 'yearly', lowWater: 100 } as const
  expect((await bench.must('numbering.previewRange', range)).problem).toBeNull()
  await bench.must('numbering.saveRange', { commandId: uuidv7(), range })
  expect(await bench.code('numbering.saveRange', { commandId: uuidv7(), range: { ...range, id: uuidv7(), start: 500, end: 600 } })).toBe('numbering.range-overlaps')
})

test('R03 a dispatch file is imported; a bad line is named and the good ones go on', async () => {
  const csv = `${dispatchCsv(dispatch)}${dispatch.number},站,bad-din,=<D1002V00,红细胞,280,A,**D**,2027-01-01 23:59,1.00\r\n${dispatch.number},站,=A999926999999,=<D1002V00,红细胞,280,3,1,2027-01-01 23:59,1.00\r\n`
  const bytes = new TextEncoder().encode(csv)
  const preview = await bench.must('receiving.previewFile', { fileName: 'list.csv', bytes })
  expect(preview.bad.map((b) => [b.lineNo, b.problem])).toEqual([[8, 'din-malformed'], [9, 'abo-unknown']])
  const done = await bench.must('receiving.importFile', { commandId: uuidv7(), fileName: 'list.csv', bytes })
  dispatchId = done.dispatchId
  expect(done).toMatchObject({ imported: 6, number: dispatch.number })
  expect(await bench.code('receiving.importFile', { commandId: uuidv7(), fileName: 'list.csv', bytes })).toBe('receiving.dispatch-known')
})

test('R03 R05 R18 bags are scanned in, numbered, scanned back, matched and issued; a second issue is refused', async () => {
  const unitIds: string[] = []
  for (const bag of dispatch.bags.slice(0, 5)) {
    const scan = await bench.must('receiving.scan', { dispatchId, raw: bag.compound })
    if (scan.kind !== 'bag') throw new Error(scan.kind)
    expect(scan.findings).toEqual([])
    const got = await bench.must('receiving.receiveBag', { commandId: uuidv7(), dispatchId, bag: scan.bag, rawScans: scan.rawScans, decision: 'accept', seen: [] })
    unitIds.push(got.unitId ?? '')
    expect(await bench.code('receiving.receiveBag', { commandId: uuidv7(), dispatchId, bag: scan.bag, rawScans: scan.rawScans, decision: 'accept', seen: [] })).toBe('receiving.bag-already-stocked')
  }
  const batch = { commandId: uuidv7(), unitIds }
  const assigned = await bench.must('numbering.assignBatch', batch)
  expect(assigned.refused).toEqual([])
  expect(new Set(assigned.assigned.map((a) => a.number)).size).toBe(5)
  expect((await bench.must('numbering.assignBatch', batch)).assigned).toEqual(assigned.assigned)
  const [first] = assigned.assigned
  const bag = dispatch.bags[0]
  if (first === undefined || bag === undefined) throw new Error('nothing assigned')

  const request = (await bench.must('testing.requests', { open: true })).requests.find((r) => r.number === 'REQ26110001')
  if (request === undefined) throw new Error('no request')
  const check = { requestId: request.id, selfNumber: first.number, din: bag.din, dinFlags: '00' }
  expect((await bench.must('issuing.check', check)).refusal?.code).toBe('issuing.label-not-scanned-back')
  const pair = { selfNumber: first.number, din: bag.din, dinFlags: '00', productCode: null }
  expect(await bench.code('numbering.confirm', { ...pair, commandId: uuidv7(), dinFlags: '05' })).toBe('numbering.own-label-instead-of-bag')
  expect(await bench.code('numbering.confirm', { ...pair, commandId: uuidv7(), din: dispatch.bags[1]?.din ?? '' })).toBe('numbering.bag-of-other-label')
  await bench.must('numbering.confirm', { ...pair, commandId: uuidv7() })
  expect((await bench.must('issuing.check', check)).refusal?.code).toBe('issuing.crossmatch-missing')
  const signature = await bench.sign('testing.recordCrossmatch')
  const match = { requestId: request.id, unitId: first.unitId, method: 'gel-card', major: 'compatible', minor: 'compatible' } as const
  expect(await bench.code('testing.recordCrossmatch', { ...match, commandId: uuidv7(), signature: 'forged' })).toBe('identity.signature-invalid')
  await bench.must('testing.recordCrossmatch', { ...match, commandId: uuidv7(), signature })
  expect((await bench.must('issuing.check', check)).refusal).toBeNull()

  const order = { unitId: first.unitId, requestId: request.id, scannedSelfNumber: first.number, scannedDin: bag.din, scanned: true, signature: await bench.sign('issuing.issue', 2) }
  expect(await bench.code('issuing.issue', { ...order, commandId: uuidv7(), appearance: null })).toBe('issuing.appearance-not-checked')
  expect(await bench.code('issuing.issue', { ...order, commandId: uuidv7(), appearance: 'clots' })).toBe('issuing.appearance-clots')
  expect(await bench.code('issuing.issue', { ...order, commandId: uuidv7(), appearance: 'good', signature })).toBe('identity.signature-invalid')
  const commandId = uuidv7()
  const issued = await bench.must('issuing.issue', { ...order, commandId, appearance: 'good' })
  expect(await bench.must('issuing.issue', { ...order, commandId, appearance: 'good' })).toEqual(issued)
  expect(await bench.code('issuing.issue', { ...order, commandId: uuidv7(), appearance: 'good' })).toBe('issuing.unit-already-issued')
  const slip = await bench.must('issuing.slip', { requestId: request.id, issueIds: [issued.issueId] })
  expect(slip.file).toContain('REQ26110001')

  const chain = (await bench.must('stock.unit', { unitId: first.unitId })).chain.map((s) => s.action)
  expect(chain).toEqual(['receiving.receiveBag', 'numbering.assignNumber', 'numbering.confirmLabel', 'testing.recordCrossmatch', 'issuing.issueUnit'])
})

test('R18 an issued bag that comes back is never usable again', async () => {
  const issue = (await bench.must('issuing.recent', {})).issues[0]
  if (issue === undefined) throw new Error('nothing issued')
  await bench.must('issuing.takeBack', { commandId: uuidv7(), unitId: issue.id, reason: '未输', signature: await bench.sign('issuing.takeBack') })
  expect((await bench.must('stock.unit', { unitId: issue.id })).unit.state).toBe('returned')
  expect(await bench.code('stock.release', { commandId: uuidv7(), unitId: issue.id, reason: 'x', signature: await bench.sign('stock.release') })).toBe('stock.transition-not-allowed')
})

test('R20 after a restart of core the person is still signed in and everything is there', async () => {
  const before = await bench.must('ops.overview', {})
  await bench.reopen()
  expect(await bench.must('ops.overview', {})).toEqual(before)
  expect(await bench.must('ops.verifyAudit', {})).toMatchObject({ ok: true, brokenAt: null })
})

test('R26 a signature is good for one purpose, one first person and as many commands as were shown', async () => {
  const [one, two] = (await bench.must('stock.list', { states: ['received', 'numbered', 'in-stock'], componentClass: null, abo: null, text: '', limit: 5 })).units
  const order = { unitId: one?.id ?? '', reason: '破损' }
  const signature = await bench.sign('stock.discard')
  expect(await bench.code('stock.release', { ...order, commandId: uuidv7(), signature })).toBe('identity.signature-invalid')
  await bench.signIn('T1003', '1003')
  expect(await bench.code('stock.discard', { ...order, commandId: uuidv7(), signature })).toBe('identity.signature-invalid')
  await bench.signIn()
  const commandId = uuidv7()
  await bench.must('stock.discard', { ...order, commandId, signature })
  // The same command asked again is answered; another bag needs another signature.
  await bench.must('stock.discard', { ...order, commandId, signature })
  expect(await bench.code('stock.discard', { ...order, unitId: two?.id ?? '', commandId: uuidv7(), signature })).toBe('identity.signature-invalid')
})
