import { expect, test } from 'vitest'
import { addHours, shanghaiText } from '../../kernel/time.ts'
import type { UnitState } from '../stock/unit-state.ts'
import { checkIssue, type IssueCase } from './check-issue.ts'

const now = '2026-11-22T06:00:00.000Z'
type Part<K extends 'unit' | 'request' | 'patient' | 'site'> = NonNullable<IssueCase[K]>

const unit: Part<'unit'> = {
  id: 'u', version: 3, din: 'A999926000001', productCode: 'D1002V00', productId: 'p', componentClass: 'red-cells', componentName: '红细胞', abo: 'A', rhd: 'pos', quantity: 2, quantityUnit: 'U', volumeMl: 280,
  expiresAt: addHours(now, 100), state: 'in-stock', selfNumber: 'A2600001', fridgeId: 'f', dispatchId: 'd', dispatchLineId: 'l', receivedAt: now, receivedBy: 'x', quarantineReason: null, autologousPatientId: null, issueId: null, holder: 'dev', epoch: 1, recallBy: null
}
const request: Part<'request'> = { id: 'r', version: 1, number: 'REQ1', patientId: 'pt', componentClass: 'red-cells', quantity: 4, quantityUnit: 'U', issuedQuantity: 0, requestedBy: 'dr', requestedAt: now, state: 'approved', consentSigned: true, approvedByRole: 'superior-physician' }
const patient: Part<'patient'> = { id: 'pt', version: 1, recordNumber: 'P1', name: 'x', sex: 'male', birthDate: '1970-01-01', ward: 'w', bed: '1', abo: 'A', rhd: 'pos', antibodyHistory: false }
const sample: IssueCase['samples'][number] = { id: 's', version: 1, number: 'S1', patientId: 'pt', requestId: 'r', collectedAt: addHours(now, -10), receivedAt: now, receivedBy: 'x', state: 'accepted', rejectReason: null, abo: 'A', rhd: 'pos', groupedBy: 'x', antibodyScreen: 'negative' }
const match: IssueCase['crossmatches'][number] = { id: 'c', version: 1, requestId: 'r', sampleId: 's', patientId: 'pt', unitId: 'u', method: 'gel-card', major: 'compatible', minor: 'compatible', testedBy: 'x', checkedBy: 'y', testedAt: now }
const base: IssueCase = { unit, request, patient, samples: [sample], crossmatches: [match], references: [], groupings: [], conclusions: [], testingPolicy: null, site: { id: 'site', version: 1, hospitalName: 'h', sampleMaxHours: 72, expiringSoonHours: 72 }, deviceId: 'dev', now }

const said = (change: Partial<IssueCase>) => {
  const refused = checkIssue({ ...base, ...change })
  return refused === null ? null : [refused.code, refused.params]
}

test.each<[string, Partial<IssueCase>]>([
  ['issuing.unit-unknown', { unit: null }], ['ops.site-unknown', { site: null }], ['issuing.request-unknown', { request: null }], ['issuing.request-unknown', { patient: null }]
])('R18 what is not known is named: %s', (code, change) => expect(said(change)?.[0]).toBe(code))

test.each<[UnitState, string]>([
  ['received', 'issuing.unit-not-numbered'], ['numbered', 'issuing.label-not-scanned-back'], ['quarantined', 'issuing.unit-quarantined'], ['issued', 'issuing.unit-already-issued'], ['returned', 'issuing.unit-returned'], ['discarded', 'issuing.unit-discarded'],
  ['return-asked', 'issuing.unit-return-asked'], ['sent-back', 'issuing.unit-sent-back']
])('R18 a bag that is %s is refused with its DIN, number and reason', (state, code) => {
  expect(said({ unit: { ...unit, state, quarantineReason: '漏' } })).toEqual([code, { din: unit.din, selfNumber: 'A2600001', reason: '漏' }])
  expect(said({ unit: { ...unit, state, selfNumber: null } })).toEqual([code, { din: unit.din, selfNumber: '—', reason: '—' }])
})

test('R18 an expired bag is refused with the time printed on it and the hours since', () => {
  const expiresAt = addHours(now, -5)
  expect(said({ unit: { ...unit, expiresAt } })).toEqual(['issuing.unit-expired', { din: unit.din, selfNumber: 'A2600001', expiresAt: shanghaiText(expiresAt), hours: 5 }])
})

test('R18 the request\'s refusals say its number and what was wanted', () => {
  expect(said({ request: { ...request, state: 'cancelled' } })).toEqual(['issuing.request-cancelled', { request: 'REQ1' }])
  expect(said({ request: { ...request, quantityUnit: 'mL' } })).toEqual(['issuing.quantity-unit-differs', { request: 'REQ1', unit: 'U', wanted: 'mL' }])
  expect(said({ request: { ...request, issuedQuantity: 3 } })).toEqual(['issuing.request-filled', { request: 'REQ1', wanted: 4, issued: 3 }])
  expect(said({ unit: { ...unit, componentClass: 'plasma', componentName: '血浆' } })).toEqual(['issuing.component-mismatch', { unit: '血浆', wanted: 'red-cells' }])
  expect(said({ unit: { ...unit, autologousPatientId: 'other' } })).toEqual(['issuing.autologous-other-patient', { din: unit.din }])
})

test('R18 the last bag that just fills the request may go, and a person\'s own bag to that person', () => {
  expect(said({ request: { ...request, issuedQuantity: 2 } })).toBeNull()
  expect(said({ unit: { ...unit, autologousPatientId: 'pt' } })?.[0]).not.toBe('issuing.autologous-other-patient')
})

test('R18 group refusals say both groups', () => {
  expect(said({ unit: { ...unit, abo: 'B' } })).toEqual(['issuing.abo-incompatible', { recipient: 'A', recipientRhd: 'pos', donor: 'B', donorRhd: 'pos' }])
  expect(said({ unit: { ...unit, abo: 'B', rhd: null } })).toEqual(['issuing.abo-incompatible', { recipient: 'A', recipientRhd: 'pos', donor: 'B', donorRhd: '—' }])
  expect(said({ unit: { ...unit, rhd: null } })).toEqual(['issuing.donor-group-unknown', { din: unit.din }])
})

test('R18 sample and cross-match refusals say which', () => {
  const params = { sample: 'S1', maxHours: 72 }
  expect(said({ samples: [{ ...sample, state: 'rejected' }] })).toEqual(['issuing.sample-rejected', params])
  expect(said({ samples: [{ ...sample, rhd: 'neg' }] })?.[0]).toBe('issuing.sample-group-differs')
  expect(said({ crossmatches: [] })).toEqual(['issuing.crossmatch-missing', { din: unit.din, selfNumber: 'A2600001' }])
  expect(said({ crossmatches: [{ ...match, sampleId: 'older' }] })).toEqual(['issuing.crossmatch-other-sample', { din: unit.din, selfNumber: 'A2600001' }])
})
