import { expect, test } from 'vitest'
import type { UnitRow } from '../../../shared/ipc/contract/rows.ts'
import { amountOf, fitsRequest } from './fits-request.ts'

const bag = (quantityText: string): UnitRow => ({
  id: quantityText, din: 'A999926000001', productCode: 'E0316V00', selfNumber: 'A26-000001', componentName: '红细胞', componentClass: 'red-cells',
  abo: 'A', rhd: 'pos', quantityText, volumeMl: 200, expiresAt: '2026-12-01T15:59:00.000Z', state: 'in-stock', fridgeName: null, quarantineReason: null, receivedAt: '2026-11-20T01:00:00.000Z'
})

test('R18 bags that wait for the signatures count against the request', () => {
  expect(fitsRequest({ wanted: 4, issued: 1, collected: [bag('1 U')], next: bag('2 U') })).toBe(true)
  expect(fitsRequest({ wanted: 4, issued: 2, collected: [bag('1 U')], next: bag('2 U') })).toBe(false)
  expect(fitsRequest({ wanted: 0.3, issued: 0, collected: [bag('0.1 U')], next: bag('0.2 U') })).toBe(true)
})

test('R18 an amount that cannot be read is left to core', () => {
  expect(amountOf('1 治疗量')).toBe(1)
  expect(amountOf('治疗量')).toBeNull()
  expect(fitsRequest({ wanted: 1, issued: 1, collected: [], next: bag('治疗量') })).toBe(true)
})
