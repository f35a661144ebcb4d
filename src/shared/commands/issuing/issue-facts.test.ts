import { describe, expect, test } from 'vitest'
import { addHours } from '../../kernel/time.ts'
import { START } from '../house.test-support.ts'
import { quarantineUnit } from '../stock/quarantine-unit.ts'
import { discardUnit } from '../stock/discard-unit.ts'
import { DINS, EXPIRES, issueOf, numberAt, stockedHouse, unitOf } from '../stocked-house.test-support.ts'
import { recordCrossmatch } from '../testing/record-crossmatch.ts'
import { compatible } from '../stocked-house.test-support.ts'
import { emergencyIssue } from './emergency-issue.ts'
import { issueUnit } from './issue-unit.ts'
import { takeBackUnit } from './take-back-unit.ts'

const unitId = unitOf(DINS[0])
const emergency = {
  unitId, scannedSelfNumber: numberAt(0), scannedDin: DINS[0], epoch: 1, entry: 'scanned', appearance: 'good', patient: { kind: 'unknown', patientId: '00000000-0000-4000-8000-00000000000f', sex: 'male' },
  reason: '大出血', authoriser: '王医生', rhdReason: '无阴性'
} as const

describe('R20 a bag that was handed over is on record as handed over, whatever stands against it', () => {
  test('R20 in order: one issue, the request filled by it, no case', () => {
    const house = stockedHouse()
    expect(house.take(issueUnit, issueOf(0))).toMatchObject({ refusal: null, opens: null })
    expect(house.get('unit', unitId)).toMatchObject({ state: 'issued', issueId: house.all('issue')[0]?.id })
    expect(house.get('request', 'r1').issuedQuantity).toBe(2)
  })

  test('R20 the same bag handed out at two benches: both issues stand, the second as a conflict, and a critical case asks', () => {
    const house = stockedHouse()
    house.must(recordCrossmatch, { requestId: 'r2', unitId, sampleId: 's1', ...compatible })
    house.take(issueUnit, issueOf(0))
    const twice = house.take(issueUnit, issueOf(0, 'r2'), { deviceId: 'b' })
    expect(twice).toMatchObject({ opens: 'double-issue' })
    expect(house.all('issue').map((i) => [i.requestId, i.patientId === house.get('request', i.requestId).patientId, i.conflict])).toEqual([['r1', true, false], ['r2', true, true]])
    expect(house.get('unit', unitId)).toMatchObject({ state: 'issued', issueId: house.all('issue')[0]?.id, holder: 'a' })
    expect(house.get('request', 'r2').issuedQuantity).toBe(0)
    expect(house.take(issueUnit, issueOf(0), { deviceId: 'b' }).opens).toBe('double-issue')
  })

  test.each([
    ['authority had moved', { holder: 'b', epoch: 2 }, {}, 'issuing.epoch-passed', 'old-epoch-issue'],
    ['another bench holds it', { holder: 'b' }, {}, 'issuing.not-holder', 'old-epoch-issue'],
    ['it was quarantined elsewhere', { state: 'quarantined', quarantineReason: '漏' }, {}, 'issuing.unit-quarantined', 'issue-broke-rule'],
    ['it was thrown away elsewhere', { state: 'discarded' }, {}, 'issuing.unit-discarded', 'issue-broke-rule'],
    ['its label was spoiled elsewhere', { state: 'received', selfNumber: null }, {}, 'issuing.unit-not-numbered', 'issue-broke-rule'],
    ['it had expired', {}, { now: addHours(EXPIRES, 1) }, 'issuing.unit-expired', 'issue-broke-rule']
  ] as const)('R20 %s: the bag is out all the same, the request is filled by it', (_what, fields, by, code, opens) => {
    const house = stockedHouse()
    house.set('unit', unitId, fields)
    expect(house.take(issueUnit, issueOf(0), by)).toMatchObject({ refusal: { code }, opens })
    expect(house.get('unit', unitId)).toMatchObject({ state: 'issued', holder: 'a', recallBy: null, issueId: house.all('issue')[0]?.id })
    expect(house.all('issue')).toMatchObject([{ unitId, requestId: 'r1', conflict: false, returnedAt: null, emergency: false, issuedBy: 'u1', checkedBy: 'u2' }])
    expect(house.get('request', 'r1').issuedQuantity).toBe(2)
  })

  test('R20 the patient\'s group was found to be another while the bench heard nothing: on record, with a critical case', () => {
    const house = stockedHouse()
    const { patientId } = house.get('request', 'r1')
    house.set('patient', patientId, { abo: 'O' })
    expect(house.take(issueUnit, issueOf(0))).toMatchObject({ refusal: { code: 'issuing.abo-incompatible' }, opens: 'issue-broke-rule' })
    expect(house.get('unit', unitId).state).toBe('issued')
  })

  test('R20 more than the request asks for: on record as what it is', () => {
    const house = stockedHouse()
    for (const i of [0, 1] as const) house.take(issueUnit, issueOf(i))
    expect(house.take(issueUnit, issueOf(2))).toMatchObject({ refusal: { code: 'issuing.request-filled' }, opens: 'issue-broke-rule' })
    expect(house.get('request', 'r1').issuedQuantity).toBe(6)
  })

  test('R20 a request that never reached the server: the issue names it, and no patient is made up', () => {
    const house = stockedHouse()
    expect(house.take(issueUnit, issueOf(0, 'lost'))).toMatchObject({ refusal: { code: 'issuing.request-unknown' }, opens: 'issue-broke-rule' })
    expect(house.all('issue')).toMatchObject([{ requestId: 'lost', patientId: '' }])
  })

  test('R20 a bag that never reached the server leaves a case and no half document', () => {
    const house = stockedHouse()
    expect(house.take(issueUnit, { ...issueOf(0), unitId: 'lost' })).toEqual({ refusal: { code: 'issuing.unit-unknown', params: {} }, opens: 'issue-broke-rule', puts: [] })
    expect(house.take(emergencyIssue, { ...emergency, unitId: 'lost' })).toMatchObject({ opens: 'issue-broke-rule', puts: [] })
  })

  test('R20 version 1 did not say how often authority had moved: nothing is taken for typed by default but the issue itself goes on', () => {
    expect(issueUnit.upcast?.[1]?.({ unitId: 'u' })).toEqual({ unitId: 'u', epoch: null, entry: 'typed' })
    expect(emergencyIssue.upcast?.[1]?.({ unitId: 'u' })).toEqual({ unitId: 'u', epoch: null, entry: 'typed' })
    const house = stockedHouse()
    expect(house.take(issueUnit, { ...issueOf(0), epoch: null })).toMatchObject({ refusal: null })
  })
})

describe('R20 an emergency is followed up, also when a rule stood against it', () => {
  const setUp = (): ReturnType<typeof stockedHouse> => {
    const house = stockedHouse()
    house.set('unit', unitId, { abo: 'O' })
    return house
  }

  test('R20 a bag that was quarantined elsewhere: person, paper and what is owed are all there', () => {
    const house = setUp()
    house.take(quarantineUnit, { unitId, reason: '漏' })
    expect(house.take(emergencyIssue, emergency)).toMatchObject({ refusal: { code: 'issuing.unit-quarantined' }, opens: 'issue-broke-rule' })
    expect(house.get('unit', unitId)).toMatchObject({ state: 'issued', issueId: house.all('issue')[0]?.id })
    expect(house.all('issue')).toMatchObject([{ emergency: true, emergencyReason: '大出血', authoriser: '王医生', unknownPatient: true, rhdReason: '无阴性', patientId: emergency.patient.patientId, conflict: false }])
    expect(house.all('task').map((t) => t.kind).toSorted()).toEqual(['emergency-crossmatch', 'emergency-grouping', 'emergency-request-completion'])
    expect(house.get('request', house.all('issue')[0]?.requestId)).toMatchObject({ state: 'submitted', issuedQuantity: 2 })
  })

  test('R20 a bag that was issued elsewhere: the emergency stands beside it as a conflict, with its tasks', () => {
    const house = setUp()
    house.set('unit', unitId, { abo: 'A' })
    house.take(issueUnit, issueOf(0))
    const before = house.get('unit', unitId)
    expect(house.take(emergencyIssue, emergency, { deviceId: 'b' })).toMatchObject({ opens: 'double-issue' })
    expect(house.all('issue').map((i) => i.conflict)).toEqual([false, true])
    expect(house.get('unit', unitId)).toEqual(before)
    expect(house.all('task').length).toBe(3)
  })

  test('R20 authority that moved meanwhile does not hold an emergency up; a critical case says that it had', () => {
    const house = setUp()
    house.set('unit', unitId, { holder: 'b', epoch: 2, recallBy: 'c' })
    expect(house.take(emergencyIssue, emergency)).toMatchObject({ refusal: null })
    expect(house.get('unit', unitId)).toMatchObject({ state: 'issued', holder: 'a', epoch: 3, recallBy: null })
    expect(house.all('exception_case')).toMatchObject([{ kind: 'old-epoch-issue', severity: 'critical', unitId, finding: `issuing.emergencyIssue issuing.epoch-passed din=${DINS[0]} epoch=1 now=2` }])
  })

  test('R20 the holder\'s own emergency leaves authority where it is, and opens nothing', () => {
    const house = setUp()
    house.take(emergencyIssue, emergency)
    expect(house.get('unit', unitId)).toMatchObject({ holder: 'a', epoch: 1 })
    expect(house.all('exception_case')).toEqual([])
  })
})

describe('R20 a bag that came back is never usable again', () => {
  const back = { unitId, reason: '未输' }

  test('R20 it ends every issue of the bag, also the conflict', () => {
    const house = stockedHouse()
    house.take(issueUnit, issueOf(0))
    house.take(issueUnit, issueOf(0, 'r2'), { deviceId: 'b' })
    expect(house.take(takeBackUnit, back, { now: START })).toMatchObject({ refusal: null })
    expect(house.all('issue').map((i) => [i.returnedAt, i.returnReason])).toEqual([[START, '未输'], [START, '未输']])
    expect(house.get('unit', unitId).state).toBe('returned')
  })

  test('R20 taken back at two benches is taken back once', () => {
    const house = stockedHouse()
    house.take(issueUnit, issueOf(0))
    house.take(takeBackUnit, back)
    expect(house.take(takeBackUnit, back)).toMatchObject({ opens: null, puts: [] })
  })

  test('R20 a bag that was in stock for the server was out all the same, and goes out of use', () => {
    const house = stockedHouse()
    expect(house.take(takeBackUnit, back)).toMatchObject({ refusal: { code: 'issuing.issue-unknown' }, opens: 'fact-broke-rule' })
    expect(house.get('unit', unitId).state).toBe('returned')
    expect(house.take(issueUnit, issueOf(0)).refusal?.code).toBe('issuing.unit-returned')
  })

  test('R20 thrown away stays thrown away; an unknown bag is told of by a case alone', () => {
    const house = stockedHouse()
    house.take(discardUnit, { unitId, reason: '破' })
    expect(house.take(takeBackUnit, back)).toMatchObject({ opens: 'fact-broke-rule', puts: [] })
    expect(house.get('unit', unitId).state).toBe('discarded')
    house.set('unit', unitId, { state: 'sent-back' })
    expect(house.take(takeBackUnit, back)).toMatchObject({ opens: 'fact-broke-rule', puts: [] })
    expect(house.take(takeBackUnit, { ...back, unitId: 'lost' })).toMatchObject({ refusal: { code: 'stock.unit-unknown' }, opens: 'fact-broke-rule', puts: [] })
  })
})
