import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addHours, type Instant } from '../../kernel/time.ts'
import { defaultPolicy } from '../ops/policy.ts'
import { aboGroups, rhdTypes } from '../stock/blood-group.ts'
import { incompatibility, isRhdMatched } from '../stock/compatibility.ts'
import { componentClasses, type ComponentClass } from '../stock/component-class.ts'
import { unitStates } from '../stock/unit-state.ts'
import type { Grouping } from '../testing/grouping.ts'
import { provisionalPatient } from '../testing/provisional-patient.ts'
import { checkEmergency, groupOf, type EmergencyCase } from './check-emergency.ts'

const now: Instant = '2026-11-22T06:00:00.000Z'
const unit: NonNullable<EmergencyCase['unit']> = {
  id: 'u', version: 3, din: 'A999926000001', productCode: 'D1002V00', productId: 'p', componentClass: 'red-cells', componentName: '红细胞', abo: 'O', rhd: 'neg', quantity: 2, quantityUnit: 'U', volumeMl: 280,
  expiresAt: addHours(now, 100), state: 'in-stock', selfNumber: 'A2600001', fridgeId: 'f', dispatchId: 'd', dispatchLineId: 'l', receivedAt: now, receivedBy: 'x', quarantineReason: null, autologousPatientId: null, issueId: null, holder: 'dev', epoch: 1, recallBy: null
}
const unknown = { ...provisionalPatient('pt', 'unknown'), version: 1 }
const base: EmergencyCase = { unit, patient: null, crossmatches: [], references: [], samples: [], groupings: [], conclusions: [], policy: defaultPolicy, rhdReason: null, now }
type Changes = Partial<Omit<EmergencyCase, 'unit' | 'patient'>> & { unit?: Partial<typeof unit>; patient?: Partial<typeof unknown> }
const code = ({ unit: u, patient, ...c }: Changes): string | null => checkEmergency({ ...base, ...c, unit: { ...unit, ...u }, patient: patient === undefined ? null : { ...unknown, ...patient } })?.code ?? null
const sample = { id: 's', version: 1, number: 'S1', patientId: 'pt', requestId: 'r', collectedAt: now, receivedAt: now, receivedBy: 'x', state: 'accepted', rejectReason: null, abo: null, rhd: null, groupedBy: null, antibodyScreen: null } as const
const match = { id: 'c', version: 1, requestId: 'r', sampleId: 's', patientId: 'pt', unitId: 'u', method: 'gel-card', major: 'incompatible', minor: 'not-done', testedBy: 'x', checkedBy: 'y', testedAt: now } as const
const grouping = (o: Partial<Grouping>): Grouping =>
  ({ id: 'g', version: 1, subject: 'unit', sampleId: null, unitId: 'u', patientId: null, reactions: {} as Grouping['reactions'], abo: 'O', rhd: 'neg', weakD: false, discrepancies: [], testedBy: 'x', checkedBy: 'y', testedAt: now, ...o })

describe('R18 emergency: what is missing never stops a bag, what is wrong always does', () => {
  test('R18 an O negative bag goes to somebody nobody knows: no sample, no cross-match, no request', () => expect(code({})).toBeNull())

  test.each([
    ['issuing.unit-expired', { unit: { expiresAt: addHours(now, -1) } }],
    ['issuing.autologous-other-patient', { unit: { autologousPatientId: 'someone' } }],
    ['issuing.autologous-other-patient', { unit: { autologousPatientId: 'someone' }, patient: {} }],
    ['issuing.crossmatch-incompatible', { patient: {}, crossmatches: [match] }],
    ['issuing.unit-retype-differs', { groupings: [grouping({ abo: 'A' })] }],
    ['issuing.donor-group-unknown', { unit: { rhd: null } }],
    ['emergency.group-not-universal', { unit: { abo: 'A' } }],
    ['emergency.component-needs-group', { unit: { componentClass: 'apheresis-platelets' } }],
    ['emergency.component-needs-group', { unit: { componentClass: 'whole-blood' } }],
    ['emergency.abo-incompatible', { patient: { abo: 'A', rhd: 'pos' }, unit: { abo: 'B' } }],
    ['emergency.rhd-reason-missing', { unit: { rhd: 'pos' } }],
    ['emergency.rhd-reason-missing', { unit: { rhd: 'pos' }, patient: { abo: 'O', rhd: 'neg' } }],
    ['emergency.rhd-antibody', { unit: { rhd: 'pos' }, patient: { abo: 'O', rhd: 'neg', antibodyHistory: true }, rhdReason: 'x' }],
    ['emergency.rhd-positive', { unit: { rhd: 'pos' }, rhdReason: 'x', policy: { ...defaultPolicy, emergencyRhd: 'neg-only' } }]
  ] as [string, Changes][])('R18 %s', (wanted, changes) => expect(code(changes)).toBe(wanted))

  test.each(unitStates.filter((s) => s !== 'in-stock'))('R18 a bag that is %s never goes', (state) => expect(code({ unit: { state } })).toMatch(/^issuing\./))

  test('R18 an unknown bag never goes', () => expect(checkEmergency({ ...base, unit: null })?.code).toBe('issuing.unit-unknown'))

  test('R18 the person\'s own autologous bag may go, a cross-match that was not finished does not stop it', () => {
    expect(code({ unit: { autologousPatientId: 'pt' }, patient: {} })).toBeNull()
    expect(code({ patient: {}, crossmatches: [{ ...match, major: 'not-done' }] })).toBeNull()
  })

  test('R18 RhD positive with a reason on record goes where the policy allows it; to somebody positive without one', () => {
    expect(code({ unit: { rhd: 'pos' }, rhdReason: '无 RhD 阴性' })).toBeNull()
    expect(code({ unit: { rhd: 'pos' }, patient: { abo: 'O', rhd: 'pos' }, policy: { ...defaultPolicy, emergencyRhd: 'neg-only' } })).toBeNull()
  })

  test('R18 AB plasma goes to an unknown group whatever its RhD; other plasma does not', () => {
    for (const componentClass of ['plasma', 'cryoprecipitate'] as const) {
      expect(code({ unit: { componentClass, abo: 'AB', rhd: null } })).toBeNull()
      for (const abo of ['A', 'B', 'O'] as const) expect(code({ unit: { componentClass, abo } })).toBe('emergency.group-not-universal')
    }
  })

  test('R18 while the newest tube is not clear, a group of the history counts as unknown', () => {
    const unclear = { patient: { ...unknown, abo: 'A', rhd: 'pos' } as const, samples: [sample], groupings: [grouping({ subject: 'sample', unitId: null, sampleId: 's', discrepancies: ['differs-from-history'] })], conclusions: [] }
    expect(groupOf(unclear)).toEqual({ abo: null, rhd: null })
    expect(code({ ...unclear, unit: { abo: 'A', rhd: 'pos' }, rhdReason: 'x' })).toBe('emergency.group-not-universal')
    expect(groupOf({ ...unclear, groupings: [] })).toEqual({ abo: 'A', rhd: 'pos' })
  })

  test('R18 a group that two people only concluded counts as unknown, until a clear grouping of a tube has found the very same', () => {
    const conclusions = [{ id: 'k' }] as unknown as EmergencyCase['conclusions']
    const patient = { ...unknown, abo: 'A', rhd: 'pos' } as const
    const of = (...groupings: readonly Partial<Grouping>[]) => groupOf({ patient, samples: [], groupings: groupings.map(grouping), conclusions })
    const clear = { subject: 'sample', sampleId: 's0', unitId: null, patientId: 'pt', abo: 'A', rhd: 'pos' } as const
    const known = { abo: 'A', rhd: 'pos' }
    const nothing = { abo: null, rhd: null }
    expect(groupOf({ patient, samples: [], groupings: [], conclusions: [] })).toEqual(known)
    expect(of()).toEqual(nothing)
    expect(of(clear)).toEqual(known)
    expect(of({ ...clear, abo: 'B' }, clear)).toEqual(known)
    expect(of({ ...clear, subject: 'unit' })).toEqual(nothing)
    expect(of({ ...clear, discrepancies: ['forward-reverse'] as unknown as Grouping['discrepancies'] })).toEqual(nothing)
    expect(of({ ...clear, abo: 'B' })).toEqual(nothing)
    expect(of({ ...clear, rhd: 'neg' })).toEqual(nothing)
    expect(groupOf({ patient: null, samples: [], groupings: [grouping({ ...clear, abo: null, rhd: null })], conclusions })).toEqual(nothing)
  })

  test('R18 a re-type that agrees, and one of another bag, hold up nothing; a bag without a self-number is refused with a sign for it', () => {
    expect(code({ groupings: [grouping({})] })).toBeNull()
    expect(code({ groupings: [grouping({ unitId: 'other', abo: 'B' })] })).toBeNull()
    expect(code({ groupings: [grouping({ unitId: 'other', abo: 'B' }), grouping({ abo: 'A' })] })).toBe('issuing.unit-retype-differs')
    expect(checkEmergency({ ...base, unit: { ...unit, selfNumber: null }, crossmatches: [match] })).toEqual({ code: 'issuing.crossmatch-incompatible', params: { din: unit.din, selfNumber: '—' } })
    expect(checkEmergency({ ...base, unit: { ...unit, autologousPatientId: 'x' } })).toEqual({ code: 'issuing.autologous-other-patient', params: { din: unit.din } })
    expect(checkEmergency({ ...base, unit: { ...unit, abo: 'A' } })).toEqual({ code: 'emergency.group-not-universal', params: { din: unit.din, donor: 'A', only: 'O' } })
    expect(checkEmergency({ ...base, unit: { ...unit, componentClass: 'whole-blood' } })).toEqual({ code: 'emergency.component-needs-group', params: { component: 'whole-blood' } })
    expect(checkEmergency({ ...base, unit: { ...unit, rhd: 'pos' } })).toEqual({ code: 'emergency.rhd-reason-missing', params: { din: unit.din } })
    expect(checkEmergency({ ...base, unit: { ...unit, rhd: null } })).toEqual({ code: 'issuing.donor-group-unknown', params: { din: unit.din } })
    expect(checkEmergency({ ...base, unit: { ...unit, rhd: 'pos' }, policy: { ...defaultPolicy, emergencyRhd: 'neg-only' } })).toEqual({ code: 'emergency.rhd-positive', params: { din: unit.din } })
  })

  test('R18 with a confirmed group an emergency is never looser than the matrix, but for RhD with a reason', () => {
    const arbitrary = fc.record({
      component: fc.constantFrom<ComponentClass>(...componentClasses), abo: fc.constantFrom(...aboGroups), rhd: fc.constantFrom(...rhdTypes),
      donor: fc.constantFrom(...aboGroups), donorRhd: fc.constantFrom(...rhdTypes, null), reason: fc.constantFrom('x', null)
    })
    fc.assert(
      fc.property(arbitrary, ({ component, abo, rhd, donor, donorRhd, reason }) => {
        const may = code({ unit: { componentClass: component, abo: donor, rhd: donorRhd }, patient: { abo, rhd }, rhdReason: reason }) === null
        const why = incompatibility(component, { abo, rhd }, { abo: donor, rhd: donorRhd })
        const byReason = why === 'rhd' && reason !== null && isRhdMatched(component)
        return may === (why === null || byReason)
      })
    )
  })
})
