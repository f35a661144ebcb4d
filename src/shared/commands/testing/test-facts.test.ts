import { describe, expect, test } from 'vitest'
import { addHours } from '../../kernel/time.ts'
import type { GroupingReactions } from '../../domain/testing/reaction.ts'
import { START } from '../house.test-support.ts'
import { emergencyIssue } from '../issuing/emergency-issue.ts'
import { issueUnit } from '../issuing/issue-unit.ts'
import { discardUnit } from '../stock/discard-unit.ts'
import { quarantineUnit } from '../stock/quarantine-unit.ts'
import { compatible, DINS, issueOf, numberAt, openHouse, requestOf, sampleOf, stockedHouse, unitOf } from '../stocked-house.test-support.ts'
import { closeTask } from '../tasks/close-task.ts'
import { completeEmergencyRequest } from './complete-emergency-request.ts'
import { receiveSample } from './receive-sample.ts'
import { recordAntibodyScreen } from './record-antibody-screen.ts'
import { recordCrossmatch } from './record-crossmatch.ts'
import { recordGrouping } from './record-grouping.ts'
import { recordLateCrossmatch } from './record-late-crossmatch.ts'
import { registerRequest } from './register-request.ts'
import { retypeUnit } from './retype-unit.ts'

const unitId = unitOf(DINS[0])
const read = (abo: 'A' | 'O'): GroupingReactions => ({
  forward: { antiA: abo === 'A' ? '4' : '0', antiB: '0', antiD: '4', control: '0', weakD: null },
  reverse: { a1Cells: abo === 'A' ? '0' : '4', bCells: '4', oCells: '0' }
})
const match = { requestId: 'r1', unitId, sampleId: 's0', ...compatible }
const bad = { ...match, major: 'incompatible' } as const

describe('R31 R20 a cross-match is about the tube it was made with', () => {
  test('R20 a newer tube came in elsewhere: the result stays with its own tube, and the bag does not go out by it', () => {
    const house = stockedHouse()
    house.must(receiveSample, sampleOf('s9', 'r1', 'SMP-009'))
    const unit = unitOf(DINS[1])
    const n = house.all('crossmatch').length
    expect(house.take(recordCrossmatch, { ...match, unitId: unit })).toMatchObject({ refusal: { code: 'testing.sample-superseded', params: { number: 'SMP-009' } }, opens: 'fact-broke-rule' })
    expect(house.all('crossmatch').length).toBe(n + 1)
    expect(house.all('crossmatch').at(-1)).toMatchObject({ unitId: unit, sampleId: 's0', testedBy: 'u1', checkedBy: 'u2' })
    expect(house.take(issueUnit, issueOf(1)).refusal?.code).toBe('issuing.crossmatch-other-sample')
  })

  test('R20 a bench whose clock is wrong gives its tube an old id: the tube drawn last is the latest all the same', () => {
    const house = stockedHouse()
    house.must(receiveSample, { ...sampleOf('0', 'r1', 'SMP-009'), collectedAt: addHours(START, -1) })
    expect(house.take(recordCrossmatch, { ...match, unitId: unitOf(DINS[1]) })).toMatchObject({ refusal: { code: 'testing.sample-superseded', params: { number: 'SMP-009' } } })
    expect(house.take(issueUnit, issueOf(1)).refusal?.code).toBe('issuing.crossmatch-other-sample')
    house.must(receiveSample, { ...sampleOf('z', 'r1', 'SMP-010'), collectedAt: addHours(START, -3) })
    expect(house.take(recordCrossmatch, { ...match, unitId: unitOf(DINS[2]), sampleId: '0' }).refusal).toBeNull()
  })

  test('R20 version 1 did not say which tube: it is taken for the latest, as it was then, and is not written down against a rule', () => {
    expect(recordCrossmatch.upcast?.[1]?.({ unitId: 'u' })).toEqual({ unitId: 'u', sampleId: null })
    expect(recordLateCrossmatch.upcast?.[1]?.({ taskId: 't' })).toEqual({ taskId: 't', sampleId: null })
    const house = stockedHouse()
    house.must(recordCrossmatch, { ...match, sampleId: null })
    expect(house.all('crossmatch').at(-1)?.sampleId).toBe('s0')
    house.take(quarantineUnit, { unitId, reason: '漏' })
    expect(house.take(recordCrossmatch, { ...match, sampleId: null })).toMatchObject({ opens: 'fact-broke-rule', puts: [] })
  })

  test('R20 a bag that was stopped meanwhile: the result is kept', () => {
    const house = stockedHouse()
    house.take(quarantineUnit, { unitId, reason: '漏' })
    expect(house.take(recordCrossmatch, bad)).toMatchObject({ refusal: { code: 'testing.unit-unfit' }, opens: 'fact-broke-rule' })
    expect(house.all('crossmatch').at(-1)).toMatchObject({ unitId, major: 'incompatible' })
  })

  test('R20 a result that says no about a bag that is out already is news for the ward', () => {
    const house = stockedHouse()
    house.take(issueUnit, issueOf(0))
    expect(house.take(recordCrossmatch, bad).opens).toBe('incompatible-late-crossmatch')
    expect(house.take(recordCrossmatch, { ...match, minor: 'incompatible' }).opens).toBe('incompatible-late-crossmatch')
    expect(house.take(recordCrossmatch, match).opens).toBe('fact-broke-rule')
  })

  test('R20 nothing that the groups forbid is written down as compatible', () => {
    const house = stockedHouse()
    house.set('sample', 's0', { abo: 'O' })
    const n = house.all('crossmatch').length
    expect(house.take(recordCrossmatch, match)).toMatchObject({ refusal: { code: 'testing.group-incompatible' }, opens: 'fact-broke-rule', puts: [] })
    house.set('sample', 's0', { abo: null, rhd: null })
    expect(house.take(recordCrossmatch, match)).toMatchObject({ refusal: { code: 'testing.sample-not-grouped' }, puts: [] })
    expect(house.take(recordCrossmatch, bad).puts.length).toBe(1)
    expect(house.all('crossmatch').length).toBe(n + 1)
  })

  test('R20 a result about a request or bag that never reached the server is told of by the case alone', () => {
    const house = stockedHouse()
    expect(house.take(recordCrossmatch, { ...match, requestId: 'lost' })).toMatchObject({ opens: 'fact-broke-rule', puts: [] })
    expect(house.take(recordCrossmatch, { ...match, unitId: 'lost' })).toMatchObject({ opens: 'fact-broke-rule', puts: [] })
  })
})

describe('R31 R20 tubes and groups', () => {
  test('R20 a group other than the history of another bench: the tube is kept without its group, and nothing goes out by it', () => {
    const house = stockedHouse()
    const { patientId } = house.get('request', 'r1')
    const tube = { ...sampleOf('s9', 'r1', 'SMP-009'), group: { abo: 'O', rhd: 'pos' }, antibodyScreen: 'positive' } as const
    expect(house.take(receiveSample, tube)).toMatchObject({ refusal: { code: 'testing.group-differs-from-history' }, opens: 'group-differs-from-history' })
    expect(house.get('sample', 's9')).toMatchObject({ state: 'accepted', abo: null, rhd: null, groupedBy: null, patientId })
    expect(house.get('patient', patientId)).toMatchObject({ abo: 'A', antibodyHistory: true })
    expect(house.take(issueUnit, issueOf(0)).refusal?.code).toBe('issuing.sample-group-differs')
  })

  test('R20 one tube taken in at two benches keeps its first record; one without a request is told of by the case', () => {
    const house = stockedHouse()
    expect(house.take(receiveSample, sampleOf('s9', 'r1', 'SMP-000'))).toMatchObject({ refusal: { code: 'testing.sample-number-taken' }, opens: 'fact-broke-rule', puts: [] })
    expect(house.take(receiveSample, sampleOf('s9', 'lost', 'SMP-009'))).toMatchObject({ opens: 'fact-broke-rule', puts: [] })
    const old = { ...sampleOf('s9', 'r1', 'SMP-009'), collectedAt: addHours(START, -80) }
    expect(house.take(receiveSample, old)).toMatchObject({ refusal: { code: 'testing.sample-too-old' }, opens: 'fact-broke-rule' })
    expect(house.get('sample', 's9').abo).toBeNull()
  })

  test('R20 a grouping that differs from the history opens its case itself, one for a person', () => {
    const house = stockedHouse()
    const { patientId } = house.get('request', 'r1')
    expect(house.take(recordGrouping, { sampleId: 's0', reactions: read('O') })).toMatchObject({ refusal: null })
    house.take(recordGrouping, { sampleId: 's0', reactions: read('O') })
    expect(house.all('exception_case')).toMatchObject([{ kind: 'group-differs-from-history', patientId, requestId: 'r1', finding: 'A pos → O pos' }])
    expect(house.get('sample', 's0')).toMatchObject({ abo: null, rhd: null, groupedBy: null })
    expect(house.get('patient', patientId).abo).toBe('A')
    house.take(recordGrouping, { sampleId: 's1', reactions: read('A') })
    expect(house.get('sample', 's1')).toMatchObject({ abo: 'A', rhd: 'pos', groupedBy: 'u1' })
    expect(house.all('exception_case').length).toBe(1)
  })

  test('R20 a grouping of a tube that was rejected elsewhere is kept and decides nothing', () => {
    const house = stockedHouse()
    house.set('sample', 's0', { state: 'rejected' })
    const before = house.get('sample', 's0')
    expect(house.take(recordGrouping, { sampleId: 's0', reactions: read('A') })).toMatchObject({ refusal: { code: 'testing.sample-rejected' }, opens: 'fact-broke-rule' })
    expect(house.all('grouping')).toMatchObject([{ sampleId: 's0', abo: 'A', checkedBy: 'u2' }])
    expect(house.get('sample', 's0')).toEqual(before)
    expect(house.take(recordGrouping, { sampleId: 'lost', reactions: read('A') })).toMatchObject({ opens: 'fact-broke-rule', puts: [] })
  })

  test('R20 a screen of a tube that was rejected elsewhere: an antibody stays with the person, a negative result clears nobody', () => {
    const house = stockedHouse()
    const { patientId } = house.get('request', 'r1')
    house.set('sample', 's0', { state: 'rejected', antibodyScreen: null })
    const screen = { sampleId: 's0', method: 'gel-card' } as const
    house.take(recordAntibodyScreen, { ...screen, cells: ['0', '0', '0'] })
    expect([house.get('sample', 's0').antibodyScreen, house.get('patient', patientId).antibodyHistory]).toEqual([null, false])
    expect(house.take(recordAntibodyScreen, { ...screen, cells: ['0', '2', '0'] })).toMatchObject({ refusal: { code: 'testing.sample-rejected' }, opens: 'fact-broke-rule' })
    expect([house.get('sample', 's0').antibodyScreen, house.get('patient', patientId).antibodyHistory, house.all('antibody_screen').length]).toEqual([null, true, 2])
    expect(house.take(recordAntibodyScreen, { ...screen, sampleId: 'lost', cells: ['0', '0', '0'] })).toMatchObject({ opens: 'fact-broke-rule', puts: [] })
  })

  test('R20 a re-type that differs from the label of a bag that is out asks for the ward to be told', () => {
    const house = stockedHouse()
    house.take(issueUnit, issueOf(0))
    const { patientId } = house.get('request', 'r1')
    expect(house.take(retypeUnit, { unitId, reactions: read('O') })).toMatchObject({ refusal: null })
    expect(house.all('exception_case')).toMatchObject([{ kind: 'issue-broke-rule', unitId, requestId: 'r1', patientId, finding: 'retype A pos → O pos differs-from-label' }])
    expect(house.get('unit', unitId).state).toBe('issued')
    house.take(retypeUnit, { unitId, reactions: read('A') })
    expect(house.all('exception_case').length).toBe(1)
  })

  test('R20 a re-type of a bag in stock takes it out of use by itself; of one thrown away elsewhere it is kept', () => {
    const house = stockedHouse()
    house.take(retypeUnit, { unitId, reactions: read('O') })
    expect(house.get('unit', unitId)).toMatchObject({ state: 'quarantined', quarantineReason: 'retype-differs' })
    expect(house.all('exception_case')).toEqual([])
    const other = unitOf(DINS[1])
    house.take(discardUnit, { unitId: other, reason: '破' })
    expect(house.take(retypeUnit, { unitId: other, reactions: read('A') })).toMatchObject({ refusal: { code: 'testing.unit-unfit' }, opens: 'fact-broke-rule' })
    expect(house.all('grouping').filter((g) => g.unitId === other).length).toBe(1)
    expect(house.take(retypeUnit, { unitId: 'lost', reactions: read('A') })).toMatchObject({ opens: 'fact-broke-rule', puts: [] })
  })
})

describe('R18 R20 a request on paper is a fact', () => {
  test('R20 an approval that the volumes of another bench forbid does not count; request and person are there', () => {
    const house = openHouse()
    const wanted = { ...requestOf('r9', 9), number: 'REQ-1009', approvedByRole: 'superior-physician', quantity: 40 } as const
    expect(house.take(registerRequest, wanted)).toMatchObject({ refusal: { code: 'testing.approval-tier-missing' }, opens: 'fact-broke-rule' })
    expect(house.get('request', 'r9')).toMatchObject({ number: 'REQ-1009', state: 'submitted', approvedByRole: null })
    expect(house.get('patient', house.get('request', 'r9').patientId).recordNumber).toBe('P1009')
  })

  test('R20 entered at two benches: the second is kept under a number of its own and cancelled, so what hangs on it finds its patient', () => {
    const house = stockedHouse()
    const again = { ...requestOf('019a0000-0000-7000-8000-0000000abcde', 0) }
    expect(house.take(registerRequest, again)).toMatchObject({ refusal: { code: 'testing.request-number-taken' }, opens: 'fact-broke-rule' })
    const kept = house.get('request', again.requestId)
    expect(kept).toMatchObject({ number: 'REQ-1000-0ABCDE', state: 'cancelled', patientId: house.get('request', 'r1').patientId })
    expect(house.take(issueUnit, issueOf(0, again.requestId))).toMatchObject({ refusal: { code: 'issuing.request-cancelled' }, opens: 'issue-broke-rule' })
    expect(house.all('issue')[0]?.patientId).toBe(kept.patientId)
  })
})

describe('R18 R20 what is owed after an emergency', () => {
  const setUp = () => {
    const house = stockedHouse()
    const { patientId } = house.get('request', 'r1')
    house.must(emergencyIssue, { unitId, scannedSelfNumber: numberAt(0), scannedDin: DINS[0], epoch: 1, entry: 'scanned', appearance: 'good', patient: { kind: 'known', patientId }, reason: '大出血', authoriser: '王', rhdReason: null })
    const task = (kind: string): string => house.all('task').find((t) => t.kind === kind)?.id ?? ''
    return { house, late: { taskId: task('emergency-crossmatch'), sampleId: 's0', ...compatible }, paper: task('emergency-request-completion') }
  }

  test('R20 done at two benches is done once, but both results are kept, and one that says no is never lost', () => {
    const { house, late } = setUp()
    const n = house.all('crossmatch').length
    expect(house.take(recordLateCrossmatch, late)).toMatchObject({ refusal: null })
    expect(house.take(recordLateCrossmatch, late)).toMatchObject({ refusal: { code: 'tasks.task-done' }, opens: null })
    expect(house.take(recordLateCrossmatch, { ...late, major: 'incompatible' })).toMatchObject({ refusal: { code: 'tasks.task-done' }, opens: 'incompatible-late-crossmatch' })
    expect(house.take(recordLateCrossmatch, { ...late, minor: 'incompatible' }).opens).toBe('incompatible-late-crossmatch')
    expect(house.all('crossmatch').length).toBe(n + 4)
    expect(house.get('issue', house.all('issue')[0]?.id).crossmatchId).toBe(house.get('task', late.taskId).resultId)
  })

  test('R20 made with a tube that is not the newest any more: kept with it, and still owed', () => {
    const { house, late } = setUp()
    house.must(receiveSample, sampleOf('s9', 'r1', 'SMP-009'))
    expect(house.take(recordLateCrossmatch, late)).toMatchObject({ refusal: { code: 'testing.sample-superseded' }, opens: 'fact-broke-rule' })
    expect(house.all('crossmatch').at(-1)?.sampleId).toBe('s0')
    expect(house.get('task', late.taskId).state).toBe('open')
    house.set('sample', 's0', { abo: 'B' })
    expect(house.take(recordLateCrossmatch, late).puts).toEqual([])
    expect(house.take(recordLateCrossmatch, { ...late, taskId: 'lost' })).toMatchObject({ opens: 'fact-broke-rule', puts: [] })
  })

  test('R20 paper completed, or a task closed, at two benches: once, and nobody need look', () => {
    const { house, paper, late } = setUp()
    const form = { taskId: paper, number: 'REQ-2001', requestedBy: 'dr', consent: 'signed', consentBy: 'x', patient: null } as const
    expect(house.take(completeEmergencyRequest, { ...form, number: 'REQ-1000' })).toMatchObject({ refusal: { code: 'testing.request-number-taken' }, opens: 'fact-broke-rule', puts: [] })
    house.must(completeEmergencyRequest, form)
    expect(house.take(completeEmergencyRequest, form)).toMatchObject({ refusal: { code: 'tasks.task-done' }, opens: null, puts: [] })
    house.must(recordLateCrossmatch, late)
    expect(house.take(closeTask, { taskId: late.taskId, resultId: 'x' })).toMatchObject({ refusal: { code: 'tasks.task-done' }, opens: null })
    expect(house.take(closeTask, { taskId: 'lost', resultId: 'x' })).toMatchObject({ opens: 'fact-broke-rule' })
  })
})
