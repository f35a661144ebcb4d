import { expect, test } from 'vitest'
import { unitStates, type UnitState } from '../stock/unit-state.ts'
import type { Unit } from '../stock/unit.ts'
import { findRecalled } from './recall.ts'

const unit = (din: string, state: UnitState, over: Partial<Unit> = {}): Unit => ({
  id: `${din} ${over.productCode ?? ''}`, version: 1, din, productCode: 'D1002V00', productId: 'p', componentClass: 'red-cells', componentName: 'n', abo: 'O', rhd: 'pos', quantity: 2, quantityUnit: 'U', volumeMl: 280,
  expiresAt: '2026-12-01T15:59:00.000Z', state, selfNumber: null, fridgeId: null, dispatchId: null, dispatchLineId: null, receivedAt: '', receivedBy: '', quarantineReason: null, autologousPatientId: null, issueId: state === 'issued' ? 'i1' : null, holder: 'server', epoch: 1, recallBy: null, ...over
})

test('R10 every bag of a recalled donation is found wherever it is, and said whether it can still be stopped', () => {
  const where = Object.fromEntries(unitStates.map((state) => [state, findRecalled([unit('A999926000001', state)], { dins: ['A999926000001'], products: [] }).found[0]?.where]))
  expect(where).toEqual({ received: 'lock', numbered: 'lock', 'in-stock': 'lock', quarantined: 'locked', issued: 'issued', returned: 'gone', discarded: 'gone', 'return-asked': 'locked', 'sent-back': 'gone' })
})

test('R10 a donation names all its components, an issued one brings its issue, and what was never here is said', () => {
  const units = [unit('A999926000001', 'in-stock'), unit('A999926000001', 'issued', { productCode: 'P3001V00' }), unit('A999926000002', 'in-stock')]
  const { found, neverHere } = findRecalled(units, { dins: ['A999926000001', 'A999926000009'], products: [] })
  expect(found.map((f) => [f.productCode, f.where, f.issueId])).toEqual([['D1002V00', 'lock', null], ['P3001V00', 'issued', 'i1']])
  expect(neverHere).toEqual(['A999926000009'])
})

test('R10 a product is recalled by its code and the days it expires on, both days included', () => {
  const units = [unit('A999926000001', 'in-stock'), unit('A999926000002', 'in-stock', { expiresAt: '2026-12-02T15:59:00.000Z' }), unit('A999926000003', 'in-stock', { productCode: 'D1001V00' })]
  const of = (productCode: string, expiresFrom: string, expiresTo: string): string[] => findRecalled(units, { dins: [], products: [{ productCode, expiresFrom, expiresTo }] }).found.map((f) => f.din)
  expect(of('D1002', '2026-12-01T15:59:00.000Z', '2026-12-01T15:59:00.000Z')).toEqual(['A999926000001'])
  expect(of('D1002', '2026-12-01T16:00:00.000Z', '2026-12-31T00:00:00.000Z')).toEqual(['A999926000002'])
  expect(of('D1009', '2026-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z')).toEqual([])
})
