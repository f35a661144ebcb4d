import { describe, expect, test } from 'vitest'
import { addHours } from '../../kernel/time.ts'
import { aboGroups, type Abo } from '../../domain/stock/blood-group.ts'
import { incompatibility } from '../../domain/stock/compatibility.ts'
import type { ConclusionKind } from '../../domain/testing/group-conclusion.ts'
import type { GroupingReactions } from '../../domain/testing/reaction.ts'
import { groupOf } from '../../domain/issuing/check-emergency.ts'
import { checkPeople } from '../decide-command.ts'
import { capabilitiesOf, type Role } from '../../domain/identity/capability.ts'
import type { House } from '../house.test-support.ts'
import { START } from '../house.test-support.ts'
import { issueUnit } from '../issuing/issue-unit.ts'
import { DINS, issueOf, sampleOf, stockedHouse, unitOf } from '../stocked-house.test-support.ts'
import { closeCase } from '../tasks/close-case.ts'
import { concludeGroup } from './conclude-group.ts'
import { defineTestingPolicy } from './define-testing-policy.ts'
import { receiveSample } from './receive-sample.ts'
import { recordCrossmatch } from './record-crossmatch.ts'
import { recordGrouping } from './record-grouping.ts'

const has = (abo: Abo, antigen: 'A' | 'B'): boolean => abo === antigen || abo === 'AB'
const read = (abo: Abo): GroupingReactions => ({
  forward: { antiA: has(abo, 'A') ? '4' : '0', antiB: has(abo, 'B') ? '4' : '0', antiD: '4', control: '0', weakD: null },
  reverse: { a1Cells: has(abo, 'A') ? '0' : '4', bCells: has(abo, 'B') ? '0' : '4', oCells: '0' }
})
const mixed: GroupingReactions = { ...read('A'), forward: { antiA: 'MF', antiB: '0', antiD: '4', control: '0', weakD: null } }

const seen = (house: House): string[] => house.all('grouping').filter((g) => g.sampleId === 's0').map((g) => g.id)
const say = (house: House, abo: Abo, kind: ConclusionKind = 'over-discrepancy') => ({ sampleId: 's0', kind, abo, rhd: 'pos', reason: 'A 亚型', groupingIds: seen(house) }) as const

/** The tube `s0` of the first request, whose patient has the history `abo` (null: none), grouped as told. */
function house(history: Abo | null, ...readings: readonly GroupingReactions[]) {
  const made = stockedHouse()
  const { patientId } = made.get('request', 'r1')
  made.set('patient', patientId, { abo: history, rhd: history === null ? null : 'pos' })
  made.set('sample', 's0', { abo: null, rhd: null, groupedBy: null })
  for (const reactions of readings) made.must(recordGrouping, { sampleId: 's0', reactions })
  return { made, patientId, patient: () => made.get('patient', patientId), code: () => made.take(issueUnit, issueOf(0)).refusal?.code }
}

/** What an emergency knows of the group. */
const known = (h: House, patientId: string) =>
  groupOf({ patient: h.get('patient', patientId), samples: h.all('sample').filter((s) => s.patientId === patientId), groupings: h.all('grouping').filter((g) => g.patientId === patientId), conclusions: h.all('group_conclusion') })

describe('R31 a group concluded over a discrepancy', () => {
  test('R31 two groupings without a group, then a conclusion: sample and patient have it, the groupings are as they were, and the bag goes', () => {
    const { made, patient, code } = house(null, mixed, mixed)
    const before = structuredClone(made.all('grouping'))
    made.must(concludeGroup, say(made, 'A'))
    expect(made.all('group_conclusion')).toMatchObject([{ sampleId: 's0', abo: 'A', rhd: 'pos', kind: 'over-discrepancy', oldAbo: null, oldRhd: null, concludedBy: 'u1', checkedBy: 'u2', reason: 'A 亚型' }])
    expect(made.get('sample', 's0')).toMatchObject({ abo: 'A', rhd: 'pos', groupedBy: 'u1' })
    expect(patient()).toMatchObject({ abo: 'A', rhd: 'pos' })
    expect(made.all('grouping')).toEqual(before)
    made.must(recordCrossmatch, { requestId: 'r1', unitId: unitOf(DINS[0]), sampleId: 's0', method: 'gel-card', major: 'compatible', minor: 'compatible' })
    expect(code()).toBeUndefined()
  })

  test('R31 without a conclusion the same tube stops; a grouping after it stops again', () => {
    const { made, code } = house('A', mixed, mixed)
    expect(code()).toBe('issuing.grouping-discrepancy')
    const after = house('A', mixed, mixed)
    after.made.must(concludeGroup, say(after.made, 'A'))
    after.made.must(recordGrouping, { sampleId: 's0', reactions: mixed })
    expect(after.code()).toBe('issuing.grouping-discrepancy')
    expect(made.all('group_conclusion')).toEqual([])
  })

  test.each<[string, Abo | null, readonly GroupingReactions[], Abo]>([
    ['testing.conclusion-needs-groupings', null, [mixed], 'A'],
    ['testing.conclusion-not-needed', null, [], 'A'],
    ['testing.conclusion-not-needed', null, [mixed, read('A')], 'A'],
    ['testing.conclusion-over-clear-grouping', 'A', [mixed, read('B')], 'A'],
    ['testing.conclusion-contradicts-grouping', 'A', [read('B'), mixed], 'A'],
    ['testing.conclusion-differs-from-history', 'A', [mixed, mixed], 'B']
  ])('R31 %s: it is kept on the server, with a case, and decides nothing', (code, history, readings, wanted) => {
    const { made, patient } = house(history, ...readings)
    const before = [patient(), made.get('sample', 's0')]
    expect(made.take(concludeGroup, say(made, wanted)).refusal?.code).toBe(code)
    expect([patient(), made.get('sample', 's0')]).toEqual(before)
    expect(made.all('group_conclusion').length).toBe(1)
  })

  test('R31 the house may ask for more groupings, never for fewer than two', () => {
    const { made } = house(null, mixed, mixed)
    const policy = { positiveScreenNeedsAntiglobulin: true, requireUnitRetype: false, electronicCrossmatchAid: false }
    made.must(defineTestingPolicy, { ...policy, conclusionNeedsGroupings: 3 })
    expect(made.take(concludeGroup, say(made, 'A')).refusal).toMatchObject({ code: 'testing.conclusion-needs-groupings', params: { needed: 3, found: 2 } })
    expect(defineTestingPolicy.payload.safeParse({ ...policy, conclusionNeedsGroupings: 1 }).success).toBe(false)
    expect(defineTestingPolicy.upcast?.[1]?.(policy)).toEqual({ ...policy, conclusionNeedsGroupings: 2 })
  })

  test('R31 only about the latest tube, accepted and not too old', () => {
    const late = house('A', mixed, mixed)
    expect(late.made.take(concludeGroup, say(late.made, 'A'), { now: addHours(START, 90) }).refusal?.code).toBe('testing.sample-too-old')
    const rejected = house('A', mixed, mixed)
    rejected.made.set('sample', 's0', { state: 'rejected' })
    expect(rejected.made.take(concludeGroup, say(rejected.made, 'A')).refusal?.code).toBe('testing.sample-rejected')
    const newer = house('A', mixed, mixed)
    newer.made.must(receiveSample, { ...sampleOf('s9', 'r1', 'SMP-009'), collectedAt: addHours(START, -1) })
    expect(newer.made.take(concludeGroup, say(newer.made, 'A')).refusal?.code).toBe('testing.sample-superseded')
    expect(newer.made.take(concludeGroup, { ...say(newer.made, 'A'), sampleId: 'lost' })).toMatchObject({ refusal: { code: 'testing.sample-unknown' }, puts: [] })
  })

  test('R20 two benches conclude the same: nobody need look; they contradict each other: a case, and nothing goes out', () => {
    const same = house('A', mixed, mixed)
    same.made.must(concludeGroup, say(same.made, 'A'))
    expect(same.made.take(concludeGroup, say(same.made, 'A'))).toMatchObject({ refusal: { code: 'testing.conclusion-not-needed' }, opens: null })
    expect(same.code()).toBeUndefined()
    const other = house(null, mixed, mixed)
    other.made.must(concludeGroup, say(other.made, 'A'))
    expect(other.made.take(concludeGroup, say(other.made, 'B'))).toMatchObject({ refusal: { code: 'testing.conclusion-not-needed' }, opens: 'fact-broke-rule' })
    expect(other.code()).toBe('issuing.grouping-discrepancy')
  })
})

describe('R22 a wrong history is put right', () => {
  test('R22 by a clear grouping of the latest tube: the old group is kept in writing, the case stays open and names the conclusion', () => {
    const { made, patient, code } = house('B', read('A'))
    expect(code()).toBe('issuing.grouping-discrepancy')
    made.must(concludeGroup, say(made, 'A', 'history-correction'))
    const [written] = made.all('group_conclusion')
    expect(written).toMatchObject({ kind: 'history-correction', abo: 'A', oldAbo: 'B', oldRhd: 'pos' })
    expect(patient()).toMatchObject({ abo: 'A', rhd: 'pos' })
    const [open] = made.all('exception_case')
    expect(open).toMatchObject({ kind: 'group-differs-from-history', state: 'open', finding: `B pos → A pos; history-correction A pos (${written?.id ?? ''})` })
    made.must(closeCase, { caseId: open?.id ?? '', conclusion: '血型史录入错误' })
    expect(made.get('exception_case', open?.id)).toMatchObject({ state: 'closed', countersignedBy: 'u2' })
  })

  test.each<[string, Abo | null, readonly GroupingReactions[], Abo]>([
    ['testing.conclusion-needs-clear-grouping', 'B', [mixed, mixed], 'A'],
    ['testing.conclusion-contradicts-grouping', 'B', [read('A')], 'O'],
    ['testing.conclusion-not-needed', 'A', [read('A')], 'A'],
    ['testing.conclusion-needs-clear-grouping', null, [mixed, mixed], 'A']
  ])('R22 %s: the history stays', (code, history, readings, wanted) => {
    const { made, patient } = house(history, ...readings)
    const before = patient()
    expect(made.take(concludeGroup, say(made, wanted, 'history-correction')).refusal?.code).toBe(code)
    expect(patient()).toEqual(before)
  })
})

describe('R31 no conclusion makes an incompatible issue pass', () => {
  const cases = aboGroups.flatMap((wanted) => aboGroups.flatMap((newer) => (['before', 'after'] as const).map((order) => [wanted, newer, order] as const)))

  test.each(cases)('R31 concluded %s, clearly grouped %s, the conclusion known %s it: a bag goes only to a group it fits', (wanted, newer, order) => {
    for (const history of [null, ...aboGroups]) {
      for (const donor of aboGroups) {
        const { made, patient } = house(history, mixed, mixed)
        const conclusion = say(made, wanted)
        if (order === 'before') made.take(concludeGroup, conclusion)
        made.must(recordGrouping, { sampleId: 's0', reactions: read(newer) })
        if (order === 'after') made.take(concludeGroup, conclusion)
        const id = unitOf(DINS[0])
        made.set('unit', id, { abo: donor })
        const stop = made.take(issueUnit, issueOf(0)).refusal
        const fits = incompatibility('red-cells', { abo: newer, rhd: 'pos' }, { abo: donor, rhd: 'pos' }) === null
        if (!fits) expect([wanted, newer, history, donor, stop === null]).toEqual([wanted, newer, history, donor, false])
        if (stop === null) expect(patient().abo).toBe(newer)
      }
    }
  })

  test('R31 and it does not stop everything: with the history and the newer grouping agreeing, the fitting bag goes', () => {
    const { made, code } = house('A', mixed, mixed)
    made.must(concludeGroup, say(made, 'A'))
    made.must(recordGrouping, { sampleId: 's0', reactions: read('A') })
    expect(code()).toBeUndefined()
  })
})

describe('R18 an emergency knows no more by a conclusion', () => {
  test('R18 concluded over a discrepancy or put right: O cells only, until a clear grouping finds the group too', () => {
    const none = { abo: null, rhd: null }
    const { made, patientId } = house(null, mixed, mixed)
    made.must(concludeGroup, say(made, 'A'))
    expect(known(made, patientId)).toEqual(none)
    made.must(receiveSample, { ...sampleOf('s9', 'r1', 'SMP-009'), collectedAt: addHours(START, -1) })
    expect(known(made, patientId)).toEqual(none)
    made.must(recordGrouping, { sampleId: 's9', reactions: read('A') })
    expect(known(made, patientId)).toEqual({ abo: 'A', rhd: 'pos' })
    const corrected = house('B', read('A'))
    corrected.made.must(concludeGroup, say(corrected.made, 'A', 'history-correction'))
    expect(known(corrected.made, corrected.patientId)).toEqual(none)
  })
})

test('R26 the head of the laboratory concludes, anybody who may test is the second person, and never the same', () => {
  const person = (userId: string, role: Role) => ({ userId, name: userId, capabilities: capabilitiesOf([role]) })
  expect(checkPeople(concludeGroup, person('a', 'lab-head'), person('b', 'technician'))).toBeNull()
  expect(checkPeople(concludeGroup, person('a', 'technician'), person('b', 'lab-head'))?.code).toBe('command.not-allowed')
  expect(checkPeople(concludeGroup, person('a', 'lab-head'), person('b', 'nurse'))?.code).toBe('command.second-person-not-allowed')
  expect(checkPeople(concludeGroup, person('a', 'lab-head'), person('a', 'lab-head'))?.code).toBe('command.second-person-same')
  expect(checkPeople(concludeGroup, { ...person('a', 'lab-head'), capabilities: ['conclude'] }, person('b', 'technician'))?.code).toBe('command.not-allowed')
})
