import { describe, expect, test } from 'vitest'
import { addHours } from '../../kernel/time.ts'
import { checkIssue } from '../issuing/check-issue.ts'
import type { Unit } from '../stock/unit.ts'
import { crossmatchMethods, type Crossmatch } from './crossmatch.ts'
import { electronicCrossmatch } from './electronic-crossmatch.ts'
import type { Grouping } from './grouping.ts'
import type { Patient } from './patient.ts'
import type { Sample } from './sample.ts'
import { checkDiscrepancy, checkRetype, checkScreen, type TestingCase } from './testing-stops.ts'
import { defaultTestingPolicy, type TestingPolicy } from './testing-policy.ts'

const now = '2026-11-22T06:00:00.000Z'
const unit: Unit = {
  id: 'u', version: 1, din: 'A999926000001', productCode: 'D1002V00', productId: 'p', componentClass: 'red-cells', componentName: '红细胞', abo: 'A', rhd: 'pos', quantity: 2, quantityUnit: 'U', volumeMl: 280,
  expiresAt: addHours(now, 100), state: 'in-stock', selfNumber: 'A1', fridgeId: 'f', dispatchId: 'd', dispatchLineId: 'l', receivedAt: now, receivedBy: 'x', quarantineReason: null, autologousPatientId: null, issueId: null, holder: 'dev', epoch: 1, recallBy: null
}
const patient: Patient = { id: 'pt', version: 1, recordNumber: 'P1', name: 'x', sex: 'male', birthDate: '1970-01-01', ward: 'w', bed: '1', abo: 'A', rhd: 'pos', antibodyHistory: false }
const sample: Sample = { id: 's2', version: 1, number: 'S2', patientId: 'pt', requestId: 'r', collectedAt: now, receivedAt: now, receivedBy: 'x', state: 'accepted', rejectReason: null, abo: 'A', rhd: 'pos', groupedBy: 'x', antibodyScreen: 'negative' }
const older: Sample = { ...sample, id: 's1', number: 'S1' }
const match: Crossmatch = { id: 'c', version: 1, requestId: 'r', sampleId: 's2', patientId: 'pt', unitId: 'u', method: 'saline', major: 'compatible', minor: 'compatible', testedBy: 'x', checkedBy: 'y', testedAt: now }
const grouping = (change: Partial<Grouping>): Grouping => ({
  id: 'g', version: 1, subject: 'unit', sampleId: null, unitId: 'u', patientId: null, reactions: { forward: { antiA: '4', antiB: '0', antiD: '4', control: '0', weakD: null }, reverse: null },
  abo: 'A', rhd: 'pos', weakD: false, discrepancies: [], testedBy: 'x', checkedBy: 'y', testedAt: now, ...change
})
const policy = (change: Partial<TestingPolicy>): TestingPolicy => ({ id: 'testing-policy', version: 1, ...defaultTestingPolicy, ...change })
const base: TestingCase = { unit, patient, samples: [older, sample], crossmatches: [match], groupings: [], conclusions: [], testingPolicy: null }

describe('R31 testing stops an issue', () => {
  test('R31 a bag not re-typed may go by default, and not where the house demands it (art. 15)', () => {
    expect(checkRetype(base)).toBeNull()
    const strict = { ...base, testingPolicy: policy({ requireUnitRetype: true }) }
    expect(checkRetype(strict)?.code).toBe('issuing.unit-not-retyped')
    expect(checkRetype({ ...strict, groupings: [grouping({})] })).toBeNull()
    expect(checkRetype({ ...strict, unit: { ...unit, componentClass: 'plasma' } })).toBeNull()
  })

  test('R31 a re-type that differs or is not clear stops the bag, whatever the policy; only a later clear one lets it go', () => {
    for (const bad of [grouping({ abo: 'B', discrepancies: ['differs-from-label'] }), grouping({ abo: null, rhd: null, discrepancies: ['weak-forward'] }), grouping({ rhd: 'neg' })]) {
      expect(checkRetype({ ...base, groupings: [bad] })?.code).toBe('issuing.unit-retype-differs')
      expect(checkRetype({ ...base, groupings: [grouping({}), bad] })?.code).toBe('issuing.unit-retype-differs')
      expect(checkRetype({ ...base, groupings: [bad, grouping({})] })).toBeNull()
    }
    expect(checkRetype({ ...base, groupings: [grouping({ unitId: 'other', abo: 'B' })] })).toBeNull()
  })

  test('R31 a discrepancy of the latest sample stops; one of an older sample does not', () => {
    const bad = grouping({ subject: 'sample', unitId: null, patientId: 'pt', sampleId: 's2', abo: null, rhd: null, discrepancies: ['mixed-field'] })
    expect(checkDiscrepancy({ ...base, groupings: [bad] })?.code).toBe('issuing.grouping-discrepancy')
    expect(checkDiscrepancy({ ...base, groupings: [{ ...bad, sampleId: 's1' }] })).toBeNull()
    expect(checkDiscrepancy({ ...base, groupings: [bad, { ...bad, abo: 'A', rhd: 'pos', discrepancies: [] }] })).toBeNull()
    expect(checkDiscrepancy({ ...base, samples: [], groupings: [bad] })).toBeNull()
  })

  test('R31 an inconclusive screen stops', () => expect(checkScreen({ ...base, samples: [{ ...sample, antibodyScreen: 'inconclusive' }] })?.code).toBe('issuing.antibody-screen-inconclusive'))

  test.each(crossmatchMethods)('R31 after a positive screen, now or ever, %s counts only if it finds IgG (art. 17)', (method) => {
    const enough = method === 'coombs' || method === 'gel-card'
    const by = { ...base, crossmatches: [{ ...match, method }] }
    const code = enough ? undefined : 'issuing.antiglobulin-crossmatch-missing'
    expect(checkScreen({ ...by, samples: [{ ...sample, antibodyScreen: 'positive' }] })?.code).toBe(code)
    expect(checkScreen({ ...by, patient: { ...patient, antibodyHistory: true } })?.code).toBe(code)
    expect(checkScreen(by)).toBeNull()
  })

  test('R31 the rule of the method is the house to switch off, and asks nothing of plasma', () => {
    const positive = { ...base, samples: [{ ...sample, antibodyScreen: 'positive' as const }] }
    expect(checkScreen({ ...positive, testingPolicy: policy({ positiveScreenNeedsAntiglobulin: false }) })).toBeNull()
    expect(checkScreen({ ...positive, unit: { ...unit, componentClass: 'plasma' } })).toBeNull()
  })

  test('R18 each of the five is asked by the issue itself', () => {
    const request = { id: 'r', version: 1, number: 'REQ1', patientId: 'pt', componentClass: 'red-cells', quantity: 4, quantityUnit: 'U', issuedQuantity: 0, requestedBy: 'dr', requestedAt: now, state: 'approved', consentSigned: true, approvedByRole: 'superior-physician' } as const
    const site = { id: 'site', version: 1, hospitalName: 'h', sampleMaxHours: 72, expiringSoonHours: 72 } as const
    const code = (change: Partial<TestingCase>) => checkIssue({ ...base, references: [], request, site, deviceId: 'dev', now, ...change })?.code
    const bad = grouping({ subject: 'sample', unitId: null, patientId: 'pt', sampleId: 's2', abo: null, rhd: null, discrepancies: ['mixed-field'] })
    expect(code({})).toBeUndefined()
    expect(code({ testingPolicy: policy({ requireUnitRetype: true }) })).toBe('issuing.unit-not-retyped')
    expect(code({ groupings: [grouping({ abo: 'B' })] })).toBe('issuing.unit-retype-differs')
    expect(code({ groupings: [bad] })).toBe('issuing.grouping-discrepancy')
    expect(code({ samples: [{ ...sample, antibodyScreen: 'inconclusive' }] })).toBe('issuing.antibody-screen-inconclusive')
    expect(code({ patient: { ...patient, antibodyHistory: true } })).toBe('issuing.antiglobulin-crossmatch-missing')
  })
})

describe('R31 the aid of the electronic cross-match (domain.md 4.4)', () => {
  const all = { ...base, groupings: [grouping({})] }
  const missing = (c: TestingCase) => electronicCrossmatch(c).filter((x) => !x.holds).map((x) => x.condition)

  test('R31 all conditions can hold', () => expect(missing(all)).toEqual([]))

  test.each([
    [['two-concordant-samples'], { samples: [sample] }],
    [['two-concordant-samples'], { samples: [{ ...older, abo: 'B' }, sample] }],
    [['two-concordant-samples'], { samples: [{ ...older, state: 'rejected' }, sample] }],
    [['current-sample-grouped', 'two-concordant-samples', 'group-compatible'], { samples: [older, { ...sample, abo: null }] }],
    [['screen-negative'], { samples: [older, { ...sample, antibodyScreen: 'positive' }] }],
    [['screen-negative'], { samples: [older, { ...sample, antibodyScreen: null }] }],
    [['no-antibody-history'], { patient: { ...patient, antibodyHistory: true } }],
    [['unit-identified'], { unit: { ...unit, state: 'numbered' } }],
    [['unit-group-confirmed'], { groupings: [] }],
    [['no-discrepancy', 'unit-group-confirmed'], { groupings: [grouping({ abo: 'B', discrepancies: ['differs-from-label'] })] }],
    [['unit-group-confirmed', 'group-compatible'], { unit: { ...unit, abo: 'B' } }]
  ] as [string[], Partial<TestingCase>][])('R31 %s is missed when it does not hold', (expected, change) => expect(missing({ ...all, ...change })).toEqual(expected))
})
