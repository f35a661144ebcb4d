import type { z } from 'zod'
import { defaultPolicy } from '../domain/ops/policy.ts'
import { nameId } from '../kernel/name-ids.ts'
import { addHours } from '../kernel/time.ts'
import { defineFridge } from './fridges/define-fridge.ts'
import { House, START } from './house.test-support.ts'
import { assignNumber } from './numbering/assign-number.ts'
import { confirmLabel } from './numbering/confirm-label.ts'
import { defineRange } from './numbering/define-range.ts'
import { leaseBlock } from './numbering/lease-block.ts'
import { definePolicy } from './ops/define-policy.ts'
import { defineSite } from './ops/define-site.ts'
import { importDispatch } from './receiving/import-dispatch.ts'
import { receiveBag } from './receiving/receive-bag.ts'
import { defineProduct } from './stock/define-product.ts'
import { receiveSample } from './testing/receive-sample.ts'
import { recordCrossmatch } from './testing/record-crossmatch.ts'
import { registerRequest } from './testing/register-request.ts'

export const DINS = ['A999926000001', 'A999926000002', 'A999926000003'] as const
export const PRODUCT = 'D1002V00'
export const EXPIRES = addHours(START, 24 * 20)
export const REQUESTS = ['r1', 'r2'] as const
export const DISPATCH = nameId('dispatch', 'FX2611220001')

export const unitOf = (din: string): string => nameId('unit', din, PRODUCT)
export const bag = (din: string) => ({ din, productCode: PRODUCT, abo: 'A', rhd: 'pos', expiresAt: EXPIRES, blocksStock: false }) as const
type Receipt = z.infer<(typeof receiveBag)['payload']>
export const receive = (din: string): Receipt => ({ dispatchId: DISPATCH, bag: bag(din), rawScans: [], decision: 'accept', seen: [], boxId: null })
export const dispatch = {
  number: 'FX2611220001', stationName: '血站', dispatchedAt: null, fileName: 'f.csv',
  lines: DINS.map((din, i) => ({ lineNo: i + 2, din, productCode: PRODUCT, componentName: '红细胞', abo: 'A' as const, rhd: 'pos' as const, volumeMl: 280, expiresAt: EXPIRES, priceFen: null, boxNumber: null }))
}
export const patientOf = (i: number) => ({ recordNumber: `P100${i}`, name: '患者', sex: 'male', birthDate: '1970-01-01', ward: 'w', bed: '1', antibodyHistory: false }) as const
export const requestOf = (id: string, i: number) =>
  ({ requestId: id, number: `REQ-100${i}`, patient: patientOf(i), componentClass: 'red-cells', quantity: 4, quantityUnit: 'U', requestedBy: 'dr', approved: true, approvedByRole: 'medical-affairs', consentSigned: true }) as const
export const sampleOf = (id: string, requestId: string, number: string) =>
  ({ sampleId: id, number, requestId, collectedAt: addHours(START, -2), rejectReason: null, group: { abo: 'A', rhd: 'pos' }, antibodyScreen: 'negative' }) as const
export const compatible = { method: 'gel-card', major: 'compatible', minor: 'compatible' } as const

/** A house with a fridge, blocks of numbers for benches `a` and `b`, a dispatch of three bags, and two grouped patients with requests. Nothing is received yet. */
export function openHouse(): House & { readonly blocks: Readonly<Record<'a' | 'b', string>> } {
  const house = new House()
  house.must(defineSite, { hospitalName: 'h', sampleMaxHours: 72, expiringSoonHours: 72 })
  const { id: _id, version: _version, ...policy } = defaultPolicy
  house.must(definePolicy, { ...policy, offlineIssue: true })
  house.must(defineProduct, { id: 'p', code: 'D1002', name: '红细胞', componentClass: 'red-cells', quantityUnit: 'U', quantity: 2, volumeMl: 280, active: true, maxLifeDays: null })
  house.must(defineFridge, { id: 'f', code: 'BX-01', name: 'f', temperatureBand: 'cold-2-6', componentClasses: ['red-cells'], aboGroups: ['A'], layers: 4, capacity: 100, active: true, homeDeviceId: null })
  house.must(defineRange, { id: 'range', fridgeId: 'f', prefix: 'R', digits: 5, start: 1, end: 90_000, reset: 'never', lowWater: 10 })
  const lease = (deviceId: 'a' | 'b'): string => house.must(leaseBlock, { rangeId: 'range', deviceId, year: null, size: 100 }, { deviceId }).number_block?.[0] ?? ''
  const blocks = { a: lease('a'), b: lease('b') }
  house.must(importDispatch, dispatch)
  for (const [i, id] of REQUESTS.entries()) {
    house.must(registerRequest, requestOf(id, i))
    house.must(receiveSample, sampleOf(`s${i}`, id, `SMP-00${i}`))
  }
  return Object.assign(house, { blocks })
}

/** The same with every bag received, numbered and scanned back at bench `a`, and matched for the first request. */
export function stockedHouse(): ReturnType<typeof openHouse> {
  const house = openHouse()
  for (const [i, din] of DINS.entries()) {
    house.must(receiveBag, receive(din))
    house.must(assignNumber, { unitId: unitOf(din), blockId: house.blocks.a, value: i + 1, layer: null })
    house.must(confirmLabel, { selfNumber: numberAt(i), din, dinFlags: '00', productCode: null })
    house.must(recordCrossmatch, { requestId: 'r1', unitId: unitOf(din), sampleId: 's0', ...compatible })
  }
  return house
}

export const numberAt = (i: number): string => `R${String(i + 1).padStart(5, '0')}`
export const issueOf = (i: 0 | 1 | 2, requestId: string = 'r1') =>
  ({ unitId: unitOf(DINS[i]), requestId, scannedSelfNumber: numberAt(i), scannedDin: DINS[i], epoch: 1, entry: 'scanned', appearance: 'good' }) as const
