import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addHours, type Instant } from '../../kernel/time.ts'
import { aboGroups, rhdTypes } from '../stock/blood-group.ts'
import { incompatibility } from '../stock/compatibility.ts'
import { componentClasses, needsCrossmatch } from '../stock/component-class.ts'
import { unitStates, type UnitState } from '../stock/unit-state.ts'
import { appearanceDefects } from './appearance.ts'
import { checkAppearance, checkIssue, type IssueCase } from './check-issue.ts'

const now: Instant = '2026-11-22T06:00:00.000Z'

type Known = { [K in 'unit' | 'request' | 'patient' | 'site']: NonNullable<IssueCase[K]> } & IssueCase
type Changes = { [K in 'unit' | 'request' | 'patient' | 'site']?: Partial<Known[K]> } & { samples?: IssueCase['samples']; crossmatches?: IssueCase['crossmatches'] }

const base: Known = {
  unit: {
    id: 'u', version: 3, din: 'A999926000001', productCode: 'D1002V00', productId: 'p', componentClass: 'red-cells', componentName: '红细胞', abo: 'A', rhd: 'pos', quantity: 2, quantityUnit: 'U', volumeMl: 280,
    expiresAt: addHours(now, 100), state: 'in-stock', selfNumber: 'A2600001', fridgeId: 'f', dispatchId: 'd', dispatchLineId: 'l', receivedAt: now, receivedBy: 'x', quarantineReason: null, autologousPatientId: null, issueId: null, holder: 'dev', epoch: 1, recallBy: null
  },
  request: { id: 'r', version: 1, number: 'REQ1', patientId: 'pt', componentClass: 'red-cells', quantity: 4, quantityUnit: 'U', issuedQuantity: 0, requestedBy: 'dr', requestedAt: now, state: 'approved', consentSigned: true, approvedByRole: 'superior-physician' },
  patient: { id: 'pt', version: 1, recordNumber: 'P1', name: 'x', sex: 'male', birthDate: '1970-01-01', ward: 'w', bed: '1', abo: 'A', rhd: 'pos', antibodyHistory: false },
  samples: [{ id: 's', version: 1, number: 'S1', patientId: 'pt', requestId: 'r', collectedAt: addHours(now, -10), receivedAt: now, receivedBy: 'x', state: 'accepted', rejectReason: null, abo: 'A', rhd: 'pos', groupedBy: 'x', antibodyScreen: 'negative' }],
  crossmatches: [{ id: 'c', version: 1, requestId: 'r', sampleId: 's', patientId: 'pt', unitId: 'u', method: 'gel-card', major: 'compatible', minor: 'compatible', testedBy: 'x', checkedBy: 'y', testedAt: now }],
  references: [],
  site: { id: 'site', version: 1, hospitalName: 'h', sampleMaxHours: 72, expiringSoonHours: 72 },
  groupings: [],
  conclusions: [],
  testingPolicy: null,
  deviceId: 'dev',
  now
}
const sample = base.samples[0] as NonNullable<(typeof base.samples)[0]>
const match = base.crossmatches[0] as NonNullable<(typeof base.crossmatches)[0]>

const code = (c: Changes): string | null =>
  checkIssue({
    ...base,
    unit: { ...base.unit, ...c.unit }, request: { ...base.request, ...c.request }, patient: { ...base.patient, ...c.patient }, site: { ...base.site, ...c.site },
    samples: c.samples ?? base.samples, crossmatches: c.crossmatches ?? base.crossmatches
  })?.code ?? null

describe('R18 hard stops before a bag is handed over', () => {
  test('R18 a bag with everything in order may go', () => expect(code({})).toBeNull())

  test.each([
    ['issuing.unit-expired', { unit: { expiresAt: addHours(now, -1 / 60) } }],
    ['issuing.not-holder', { unit: { holder: 'other' } }],
    ['issuing.request-cancelled', { request: { state: 'cancelled' } }],
    ['issuing.request-not-approved', { request: { state: 'submitted' } }],
    ['issuing.consent-missing', { request: { consentSigned: false } }],
    ['issuing.autologous-other-patient', { unit: { autologousPatientId: 'someone' } }],
    ['issuing.component-mismatch', { unit: { componentClass: 'plasma' } }],
    ['issuing.request-filled', { request: { issuedQuantity: 3 } }],
    ['issuing.quantity-unit-differs', { unit: { quantityUnit: 'mL' } }],
    ['issuing.recipient-group-unknown', { patient: { abo: null } }],
    ['issuing.recipient-group-unknown', { patient: { rhd: null } }],
    ['issuing.donor-group-unknown', { unit: { rhd: null } }],
    ['issuing.abo-incompatible', { unit: { abo: 'B' } }],
    ['issuing.rhd-incompatible', { patient: { rhd: 'neg' } }],
    ['issuing.sample-missing', { samples: [] }],
    ['issuing.sample-rejected', { samples: [sample, { ...sample, id: 's2', state: 'rejected' }] }],
    ['issuing.sample-too-old', { samples: [{ ...sample, collectedAt: addHours(now, -72.1) }] }],
    ['issuing.sample-group-differs', { samples: [{ ...sample, abo: 'O' }] }],
    ['issuing.antibody-screen-missing', { samples: [{ ...sample, antibodyScreen: null }] }],
    ['issuing.crossmatch-missing', { crossmatches: [] }],
    ['issuing.crossmatch-incompatible', { crossmatches: [{ ...match, minor: 'incompatible' }] }],
    ['issuing.crossmatch-incompatible', { crossmatches: [{ ...match, minor: 'not-done' }] }],
    ['issuing.crossmatch-incompatible', { crossmatches: [{ ...match, major: 'incompatible' }, match] }],
    ['issuing.crossmatch-other-sample', { crossmatches: [{ ...match, sampleId: 'older' }] }]
  ] as [string, Changes][])('R18 refuses with %s', (expected, changes) => expect(code(changes)).toBe(expected))

  test('R04 autologous blood goes to the patient it is bound to and to nobody else', () => {
    expect(code({ unit: { autologousPatientId: 'pt' } })).toBeNull()
    expect(code({ unit: { autologousPatientId: 'someone' } })).toBe('issuing.autologous-other-patient')
  })

  test('R18 only a bag in stock may go; each other state has its own code', () => {
    const codes = unitStates.filter((s): s is Exclude<UnitState, 'in-stock'> => s !== 'in-stock').map((state) => code({ unit: { state } }))
    expect(new Set(codes).size).toBe(8)
    expect(codes).not.toContain(null)
  })

  test('R18 what is not known stops: unit, request, patient, site', () => {
    for (const missing of ['unit', 'request', 'patient', 'site'] as const) expect(checkIssue({ ...base, [missing]: null })).not.toBeNull()
  })

  test('R18 the sample is good for exactly the hours of the policy', () => {
    expect(code({ samples: [{ ...sample, collectedAt: addHours(now, -72) }] })).toBeNull()
    expect(code({ site: { sampleMaxHours: 9 } })).toBe('issuing.sample-too-old')
  })

  test('R18 a bag is good until the end of its printed minute', () => {
    expect(code({ unit: { expiresAt: now } })).toBeNull()
    expect(code({ unit: { expiresAt: addHours(now, -1 / 60) } })).toBe('issuing.unit-expired')
  })

  test('R18 washed red cells need the major side only', () => {
    const washed = { unit: { componentClass: 'washed-red-cells' }, request: { componentClass: 'washed-red-cells' } } as const
    expect(code({ ...washed, crossmatches: [{ ...match, minor: 'not-done' }] })).toBeNull()
    expect(code({ ...washed, crossmatches: [{ ...match, major: 'not-done' }] })).toBe('issuing.crossmatch-incompatible')
  })

  test('R18 whatever the groups, a bag passes only where the matrix allows it and a needed cross-match is there', () => {
    const group = fc.record({ abo: fc.constantFrom(...aboGroups), rhd: fc.constantFrom(...rhdTypes) })
    fc.assert(
      fc.property(fc.constantFrom(...componentClasses), group, group, fc.boolean(), (component, recipient, donor, matched) => {
        const passed = code({
          unit: { componentClass: component, ...donor }, request: { componentClass: component }, patient: recipient, samples: [{ ...sample, ...recipient }], crossmatches: matched ? [match] : []
        })
        const may = incompatibility(component, recipient, donor) === null && (matched || !needsCrossmatch[component])
        expect(passed === null).toBe(may)
      })
    )
  })

  test('R18 each of the eight appearance items has its own code; not looked is refused too', () => {
    const codes = appearanceDefects.map((d) => checkAppearance(d)?.code)
    expect(new Set(codes).size).toBe(8)
    expect(checkAppearance(null)?.code).toBe('issuing.appearance-not-checked')
    expect(checkAppearance('good')).toBeNull()
  })
})
