import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { uuidv7 } from 'uuidv7'
import type { TestBench } from '../../src/main/core/bench.test-support.ts'
import { joinedBenches, type JoinedBenches } from './joined-benches.test-support.ts'

let net: JoinedBenches
let a: TestBench
let b: TestBench
let requestId: string
/** Bags that fit the request, matched, each in stock. */
let bags: readonly { readonly id: string; readonly selfNumber: string | null; readonly din: string }[]

beforeAll(async () => {
  net = await joinedBenches()
  ;({ a, b } = net)
  const request = (await b.must('testing.requests', { open: true })).requests.find((r) => r.number === 'REQ26110001')
  requestId = request?.id ?? ''
  bags = (await b.must('testing.request', { requestId })).candidates.slice(0, 2)
  for (const bag of bags) {
    await b.must('testing.recordCrossmatch', { commandId: uuidv7(), requestId, unitId: bag.id, method: 'gel-card', major: 'compatible', minor: 'compatible', signature: await b.sign('testing.recordCrossmatch') })
  }
  await vi.waitFor(async () => expect(await b.must('sync.status', {})).toMatchObject({ pending: 0 }), { timeout: 5000 })
}, 60_000)
afterAll(() => net.stop())

const holderSeenBy = async (bench: TestBench, unitId: string) => (await bench.must('issuing.authority', { unitId })).authority
const bag = (i: number) => {
  const found = bags[i]
  if (found === undefined) throw new Error('too few bags that fit')
  return found
}
const order = async (bench: TestBench, i: number) => ({
  commandId: uuidv7(), unitId: bag(i).id, requestId, scannedSelfNumber: bag(i).selfNumber ?? '', scannedDin: bag(i).din, scanned: true, appearance: 'good' as const, signature: await bench.sign('issuing.issue')
})

test('R20 every bench knows the others by name', async () => {
  await vi.waitFor(async () => expect((await a.must('issuing.benches', {})).benches.toSorted((x, y) => x.name.localeCompare(y.name))).toMatchObject([{ name: 'A', own: true, active: true }, { name: 'B', own: false, active: true }]), { timeout: 5000 })
})

test('R20 a bag that nobody holds is given at once; one that another holds is handed over by its holder alone', async () => {
  const unitId = bag(0).id
  expect(await holderSeenBy(a, unitId)).toMatchObject({ holder: null, epoch: 1, mayAsk: true })
  expect(await b.must('issuing.recall', { commandId: uuidv7(), unitId })).toEqual({ held: true })
  await vi.waitFor(async () => expect(await holderSeenBy(a, unitId)).toMatchObject({ holder: { name: 'B' }, epoch: 2 }), { timeout: 5000 })
  expect((await a.must('issuing.check', { requestId, selfNumber: bag(0).selfNumber ?? '', din: bag(0).din, dinFlags: '00' })).refusal?.code).toBe('issuing.not-holder')
  expect(await a.code('issuing.issue', await order(a, 0))).toBe('issuing.not-holder')
  expect(await a.must('issuing.recall', { commandId: uuidv7(), unitId })).toEqual({ held: false })
  await vi.waitFor(async () => expect(await holderSeenBy(a, unitId)).toMatchObject({ holder: { name: 'A', own: true }, epoch: 3, askedBy: null }), { timeout: 8000 })
  expect((await a.must('issuing.check', { requestId, selfNumber: bag(0).selfNumber ?? '', din: bag(0).din, dinFlags: '00' })).refusal).toBeNull()
  await a.must('issuing.issue', await order(a, 0))
}, 20_000)

test('R20 the holder is silent and issues offline; the bag is taken over in hand meanwhile: nothing is lost, a critical case says both', async () => {
  const unitId = bag(1).id
  expect(await b.must('issuing.recall', { commandId: uuidv7(), unitId })).toEqual({ held: true })
  await vi.waitFor(async () => expect((await holderSeenBy(a, unitId))?.holder?.name).toBe('B'), { timeout: 5000 })
  await net.cable.set('cut')
  await b.call('sync.now', {})
  await vi.waitFor(async () => expect((await b.must('sync.status', {})).state).toBe('offline'), { timeout: 10_000 })

  // Nobody answers: the request to hand over stays, and the holder may still issue.
  expect(await a.must('issuing.recall', { commandId: uuidv7(), unitId })).toEqual({ held: false })
  expect(await holderSeenBy(a, unitId)).toMatchObject({ holder: { name: 'B' }, askedBy: { own: true }, mayAsk: false, mayTakeOver: true })
  const inHand = { unitId, scannedSelfNumber: bag(1).selfNumber ?? '', scannedDin: bag(1).din, dinFlags: '00', reason: '工作站断网' }
  expect(await a.code('issuing.takeOver', { ...inHand, commandId: uuidv7(), dinFlags: '05', signature: await a.sign('issuing.takeOver') })).toBe('numbering.own-label-instead-of-bag')
  expect(await a.code('issuing.takeOver', { ...inHand, commandId: uuidv7(), scannedDin: bag(0).din, signature: await a.sign('issuing.takeOver') })).toBe('issuing.bag-of-other-label')
  expect(await a.code('issuing.takeOver', { ...inHand, commandId: uuidv7(), signature: 'forged' })).toBe('identity.signature-invalid')
  await a.must('issuing.takeOver', { ...inHand, commandId: uuidv7(), signature: await a.sign('issuing.takeOver') })
  await vi.waitFor(async () => expect(await holderSeenBy(a, unitId)).toMatchObject({ holder: { own: true }, epoch: 3 }), { timeout: 5000 })

  // B has heard nothing of it. (In the world the bag is in A's hand; a label scanned off a list would do this.)
  expect(await b.code('issuing.takeOver', { ...inHand, commandId: uuidv7(), signature: await b.sign('issuing.takeOver') })).toBe('sync.needs-server')
  await b.must('issuing.issue', await order(b, 1))
  await net.cable.set('plugged')
  await vi.waitFor(async () => expect((await a.must('stock.unit', { unitId })).unit.state).toBe('issued'), { timeout: 15_000 })
  const cases = (await a.must('tasks.list', { all: false })).cases.filter((c) => c.unitId === unitId)
  expect(cases).toMatchObject([{ kind: 'old-epoch-issue', severity: 'critical', ownerRole: 'lab-head', acknowledgedAt: null, requestId }])
  expect(cases[0]?.finding).toContain('issuing.issueUnit issuing.epoch-passed')
  expect(await a.code('issuing.issue', await order(a, 1))).toBe('issuing.unit-already-issued')

  const caseId = cases[0]?.id ?? ''
  await a.must('tasks.acknowledgeCase', { commandId: uuidv7(), caseId })
  expect(await a.code('tasks.acknowledgeCase', { commandId: uuidv7(), caseId })).toBe('tasks.case-acknowledged')
  await vi.waitFor(async () => expect((await b.must('tasks.list', { all: false })).cases.find((c) => c.id === caseId)).toMatchObject({ state: 'open', acknowledgedByName: '练习甲' }), { timeout: 8000 })
}, 60_000)
