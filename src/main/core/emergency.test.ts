import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CallInput } from '../../shared/ipc/contract.ts'
import type { UnitRow } from '../../shared/ipc/contract/rows.ts'
import { addHours, instant } from '../../shared/kernel/time.ts'
import { TestBench } from './bench.test-support.ts'

let bench: TestBench
const person = uuidv7()
let given: UnitRow

beforeAll(async () => {
  bench = await new TestBench().open('full')
  await bench.signIn()
})
afterAll(() => bench.dispose())

async function stock(componentClass: UnitRow['componentClass'], abo: UnitRow['abo']): Promise<UnitRow> {
  const { units } = await bench.must('stock.list', { states: ['in-stock'], componentClass, abo, text: '', limit: 1 })
  if (units[0] === undefined) throw new Error(`no ${componentClass} ${abo}`)
  return units[0]
}

const patient: CallInput<'issuing.emergencyIssue'>['patient'] = { kind: 'unknown', patientId: person, sex: 'male' }

async function order(unit: UnitRow): Promise<Omit<CallInput<'issuing.emergencyIssue'>, 'commandId'>> {
  return {
    unitId: unit.id, scannedSelfNumber: unit.selfNumber ?? '', scannedDin: unit.din, scanned: true, appearance: 'good', patient, reason: '大出血', authoriser: '急诊医生', rhdReason: unit.rhd === 'pos' ? '无 RhD 阴性血' : null,
    signature: await bench.sign('issuing.emergencyIssue')
  }
}

const tasks = async (): Promise<readonly string[]> => (await bench.must('tasks.list', { all: false })).tasks.map((t) => t.kind).toSorted()

test('R18 in an emergency the bag goes without sample, cross-match, consent and approval; what is missing becomes tasks in the same step', async () => {
  const other = await stock('red-cells', 'A')
  expect(await bench.code('issuing.emergencyIssue', { ...(await order(other)), commandId: uuidv7() })).toBe('emergency.group-not-universal')
  given = await stock('red-cells', 'O')
  const one = await order(given)
  expect(await bench.code('issuing.emergencyIssue', { ...one, commandId: uuidv7(), reason: ' ' })).toBe('ipc.bad-input')
  expect(await bench.code('issuing.emergencyIssue', { ...one, commandId: uuidv7(), signature: 'forged' })).toBe('identity.signature-invalid')
  expect(await bench.code('issuing.emergencyIssue', { ...one, commandId: uuidv7(), appearance: 'clots' })).toBe('issuing.appearance-clots')
  expect(await bench.code('issuing.emergencyIssue', { ...one, commandId: uuidv7(), patient: { kind: 'known', patientId: uuidv7() } })).toBe('emergency.patient-unknown')
  const commandId = uuidv7()
  const issued = await bench.must('issuing.emergencyIssue', { ...one, commandId })
  expect(issued.tasks).toBe(3)
  expect(await bench.must('issuing.emergencyIssue', { ...one, commandId })).toEqual(issued)
  expect(await bench.code('issuing.emergencyIssue', { ...one, commandId: uuidv7() })).toBe('identity.signature-invalid')
  expect(await bench.code('issuing.emergencyIssue', { ...(await order(given)), commandId: uuidv7() })).toBe('issuing.unit-already-issued')
  expect(await tasks()).toEqual(['emergency-crossmatch', 'emergency-grouping', 'emergency-request-completion'])
  const { patient: unknown } = await bench.must('issuing.emergencyPatient', { patientId: person })
  expect(unknown.recordNumber).toBe(`UNKNOWN-${person.slice(-6).toUpperCase()}`)
  expect((await bench.must('issuing.slip', { requestId: issued.requestId, issueIds: [issued.issueId] })).pages).toBe(1)
})

test('R18 a second bag for the same unknown person adds its own cross-match and nothing twice', async () => {
  const second = await stock('red-cells', 'O')
  const issued = await bench.must('issuing.emergencyIssue', { ...(await order(second)), commandId: uuidv7() })
  expect(issued.tasks).toBe(1)
  expect(await tasks()).toEqual(['emergency-crossmatch', 'emergency-crossmatch', 'emergency-grouping', 'emergency-request-completion'])
})

test('R18 no task closes without the result it waits for', async () => {
  const { tasks: open } = await bench.must('tasks.list', { all: false })
  for (const task of open) {
    expect(await bench.code('tasks.close', { commandId: uuidv7(), taskId: task.id, resultId: 'x' })).toBe('tasks.result-missing')
    expect(await bench.code('tasks.close', { commandId: uuidv7(), taskId: task.id, resultId: task.requestId ?? '' })).toBe('tasks.result-unfit')
    expect(task.results).toEqual([])
  }
  const match = open.find((t) => t.kind === 'emergency-crossmatch')
  const late = { taskId: match?.id ?? '', method: 'gel-card', major: 'compatible', minor: 'compatible' } as const
  expect(await bench.code('testing.recordLateCrossmatch', { ...late, commandId: uuidv7(), signature: await bench.sign('testing.recordLateCrossmatch') })).toBe('testing.sample-unknown')
})

test('R18 a grouped sample ends the grouping; a compatible cross-match ends its task; an incompatible one opens a critical case', async () => {
  const { tasks: open } = await bench.must('tasks.list', { all: false })
  const grouping = open.find((t) => t.kind === 'emergency-grouping')
  const sampleId = uuidv7()
  await bench.must('testing.receiveSample', {
    commandId: uuidv7(), sampleId, number: 'SMP-EMERG-1', requestId: grouping?.requestId ?? '', collectedAt: addHours(instant(Date.now()), -1), rejectReason: null,
    group: { abo: 'O', rhd: 'pos' }, antibodyScreen: 'negative', signature: await bench.sign('testing.receiveSample')
  })
  const listed = (await bench.must('tasks.list', { all: false })).tasks.find((t) => t.id === grouping?.id)
  expect(listed?.results.map((r) => r.id)).toEqual([sampleId])
  await bench.must('tasks.close', { commandId: uuidv7(), taskId: grouping?.id ?? '', resultId: sampleId })
  expect(await bench.code('tasks.close', { commandId: uuidv7(), taskId: grouping?.id ?? '', resultId: sampleId })).toBe('tasks.task-done')

  const [first, second] = open.filter((t) => t.kind === 'emergency-crossmatch')
  const signature = await bench.sign('testing.recordLateCrossmatch', 2)
  const late = { method: 'gel-card', major: 'compatible', minor: 'compatible' } as const
  expect(await bench.code('testing.recordLateCrossmatch', { ...late, minor: 'not-done', taskId: first?.id ?? '', commandId: uuidv7(), signature })).toBe('tasks.match-incomplete')
  expect(await bench.must('testing.recordLateCrossmatch', { ...late, taskId: first?.id ?? '', commandId: uuidv7(), signature })).toEqual({ caseOpened: false })
  expect(await bench.must('testing.recordLateCrossmatch', { ...late, major: 'incompatible', taskId: second?.id ?? '', commandId: uuidv7(), signature })).toEqual({ caseOpened: true })
  expect(await tasks()).toEqual(['emergency-request-completion'])
  const { cases } = await bench.must('tasks.list', { all: false })
  expect(cases).toMatchObject([{ kind: 'incompatible-late-crossmatch', severity: 'critical', ownerRole: 'lab-head', finding: 'incompatible / compatible' }])
})

test('R18 the paper is completed afterwards, and the unknown person gets a name unless the number belongs to somebody else', async () => {
  const task = (await bench.must('tasks.list', { all: false })).tasks[0]
  const paper = { taskId: task?.id ?? '', number: 'REQ26119001', requestedBy: '急诊医生', consent: 'head-approved', consentBy: '院总值班' } as const
  const identity = { recordNumber: 'P0000001', name: '无名练习', sex: 'male', birthDate: '1980-01-01', ward: '急诊科', bed: '02' } as const
  expect(await bench.code('testing.completeEmergencyRequest', { ...paper, commandId: uuidv7(), patient: identity })).toBe('emergency.record-taken')
  expect(await bench.code('testing.completeEmergencyRequest', { ...paper, number: 'REQ26110001', commandId: uuidv7(), patient: null })).toBe('testing.request-number-taken')
  await bench.must('testing.completeEmergencyRequest', { ...paper, commandId: uuidv7(), patient: { ...identity, recordNumber: 'P0009001' } })
  expect(await tasks()).toEqual([])
  expect((await bench.must('issuing.emergencyPatient', { patientId: person })).patient).toMatchObject({ name: '无名练习', recordNumber: 'P0009001', abo: 'O' })
  const view = await bench.must('testing.request', { requestId: task?.requestId ?? '' })
  expect(view.request).toMatchObject({ number: 'REQ26119001', state: 'approved', consentSigned: true, quantity: view.request.issuedQuantity, approvedByRole: null })
})

test('R18 a case closes with a conclusion and two signatures, once', async () => {
  const found = (await bench.must('tasks.list', { all: false })).cases[0]
  const close = { caseId: found?.id ?? '', conclusion: '已通知病区停输，复核为操作误差', signature: await bench.sign('tasks.closeCase', 2) }
  await bench.must('tasks.closeCase', { ...close, commandId: uuidv7() })
  expect(await bench.code('tasks.closeCase', { ...close, commandId: uuidv7() })).toBe('tasks.case-closed')
  expect(await bench.must('tasks.counts', {})).toEqual({ tasks: 0, overdue: 0, cases: 0, casesOverdue: 0 })
  expect((await bench.must('tasks.list', { all: true })).cases[0]).toMatchObject({ state: 'closed', closedByName: '练习甲', countersignedByName: '练习乙' })
})

test('R31 a group other than the history stays refused, and leaves one open case for the person', async () => {
  const request = (await bench.must('testing.requests', { open: true })).requests.find((r) => r.number === 'REQ26110001')
  const sample = {
    sampleId: uuidv7(), requestId: request?.id ?? '', collectedAt: addHours(instant(Date.now()), -1), rejectReason: null, group: { abo: 'O', rhd: 'pos' },
    antibodyScreen: 'negative', signature: await bench.sign('testing.receiveSample')
  } as const
  for (const number of ['SMP-DIFF-1', 'SMP-DIFF-2']) expect(await bench.code('testing.receiveSample', { ...sample, number, commandId: uuidv7() })).toBe('testing.group-differs-from-history')
  const { cases } = await bench.must('tasks.list', { all: false })
  expect(cases).toMatchObject([{ kind: 'group-differs-from-history', finding: 'A pos → O pos', requestNumber: 'REQ26110001' }])
})

test('R18 overdue tasks are counted by the clock', async () => {
  await bench.must('issuing.emergencyIssue', { ...(await order(given = await stock('red-cells', 'O'))), patient: { kind: 'unknown', patientId: uuidv7(), sex: 'unknown' }, commandId: uuidv7() })
  expect(await bench.must('tasks.counts', {})).toMatchObject({ tasks: 3, overdue: 0 })
  bench.hoursAhead = 5
  expect(await bench.must('tasks.counts', {})).toMatchObject({ tasks: 3, overdue: 2 })
  bench.hoursAhead = 0
})

test('R14 the sum of the patient\'s day decides who must approve; the policy is data with a history', async () => {
  const request = {
    patient: { recordNumber: 'P0007001', name: '分级练习', sex: 'male', birthDate: '1970-01-01', ward: '外科', bed: '1', antibodyHistory: false },
    componentClass: 'red-cells', quantityUnit: 'U', requestedBy: '医生', approved: true, consentSigned: true
  } as const
  const register = (number: string, quantity: number, approvedByRole: 'superior-physician' | 'department-head' | 'medical-affairs' | null): Promise<string> =>
    bench.code('testing.registerRequest', { ...request, commandId: uuidv7(), requestId: uuidv7(), number, quantity, approvedByRole })
  expect(await register('TIER-0001', 3.5, null)).toBe('testing.approval-tier-missing')
  expect(await register('TIER-0001', 3.5, 'superior-physician')).toBe('ok')
  expect(await register('TIER-0002', 0.5, 'superior-physician')).toBe('testing.approval-tier-missing')
  expect(await register('TIER-0002', 0.5, 'department-head')).toBe('ok')
  expect(await register('TIER-0003', 4, 'department-head')).toBe('testing.approval-tier-missing')
  expect(await bench.call('testing.registerRequest', { ...request, commandId: uuidv7(), requestId: uuidv7(), number: 'TIER-0003', quantity: 4, approvedByRole: null })).toMatchObject({
    error: { params: { sum: 1600, count: 3, needed: 'medical-affairs', given: '' } }
  })
  expect(await register('TIER-0003', 4, 'medical-affairs')).toBe('ok')

  const { policy } = await bench.must('ops.policy', {})
  const { id: _id, version: _version, ...next } = { ...policy, reviewFromMl: 400, emergencyRhd: 'neg-only' } as const
  expect(await bench.code('ops.savePolicy', { commandId: uuidv7(), policy: { ...next, officeFromMl: 400 } })).toBe('tasks.policy-tiers')
  await bench.must('ops.savePolicy', { commandId: uuidv7(), policy: next })
  const after = await bench.must('ops.policy', {})
  expect(after.history.map((h) => h.changes)).toEqual([{ reviewFromMl: '800 → 400', emergencyRhd: 'any-with-reason → neg-only' }])
  const positive = await stock('red-cells', 'O')
  if (positive.rhd === 'pos') expect(await bench.code('issuing.emergencyIssue', { ...(await order(positive)), patient: { kind: 'unknown', patientId: uuidv7(), sex: 'female' }, commandId: uuidv7() })).toBe('emergency.rhd-positive')
})
