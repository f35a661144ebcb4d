import type { Put } from '../../src/shared/commands/effects.ts'

export function unitId(i: number): string {
  return `018f0000-0000-7000-8000-${i.toString(16).padStart(12, '0')}`
}

export function dinOf(i: number): string {
  return `A${String(1000 + Math.floor(i / 1_000_000)).padStart(4, '0')}26${String(i % 1_000_000).padStart(6, '0')}`
}

export function numberOf(i: number): string {
  return `A26${String(i).padStart(7, '0')}`
}

const at = '2026-11-01T00:00:00.000Z'

/** One invented bag with all that happened to it. */
export function documentsOf(i: number): Put[] {
  const id = unitId(i)
  return [
    {
      entity: 'unit',
      doc: {
        id, version: 1, din: dinOf(i), productCode: 'D1002V00', productId: 'product', componentClass: 'red-cells', componentName: '去白细胞悬浮红细胞', abo: 'A', rhd: 'pos',
        quantity: 2, quantityUnit: 'U', volumeMl: 280, expiresAt: '2027-01-01T15:59:00.000Z', state: 'in-stock', selfNumber: numberOf(i), fridgeId: 'fridge',
        dispatchId: id, dispatchLineId: id, receivedAt: at, receivedBy: 'one', quarantineReason: null, autologousPatientId: null, issueId: null, holder: 'device', epoch: 1, recallBy: null
      }
    },
    { entity: 'self_number', doc: { id, version: 1, number: numberOf(i), rangeId: 'range', unitId: id, state: 'confirmed', assignedAt: at, confirmedAt: at, burnedAt: null, burnReason: null, reprints: 0 } },
    { entity: 'issue', doc: { id, version: 1, unitId: id, requestId: id, patientId: id, crossmatchId: null, issuedBy: 'one', checkedBy: 'two', issuedAt: at, returnedAt: null, returnReason: null, emergency: false, emergencyReason: null, authoriser: null, unknownPatient: false, rhdReason: null, conflict: false } },
    {
      entity: 'request',
      doc: { id, version: 1, number: `REQ${i}`, patientId: id, componentClass: 'red-cells', quantity: 2, quantityUnit: 'U', issuedQuantity: 2, requestedBy: '医生', requestedAt: at, state: 'approved', consentSigned: true, approvedByRole: null }
    },
    { entity: 'patient', doc: { id, version: 1, recordNumber: `Z${i}`, name: '练习患者', sex: 'female', birthDate: '1970-01-01', ward: '普外科', bed: '12', abo: 'A', rhd: 'pos', antibodyHistory: false } },
    {
      entity: 'dispatch',
      doc: { id, version: 1, number: `D${i}`, stationName: '练习血站', dispatchedAt: at, importedAt: at, importedBy: 'one', fileName: 'a.csv', state: 'finished', finishedAt: at, finishedBy: 'one', checkedBy: 'two', temperatureC: 4 }
    },
    {
      entity: 'dispatch_line',
      doc: { id, version: 1, dispatchId: id, lineNo: 1, listed: true, din: dinOf(i), productCode: 'D1002V00', productId: 'product', componentName: '去白细胞悬浮红细胞', abo: 'A', rhd: 'pos', volumeMl: 280, expiresAt: at, priceFen: null, outcome: 'accepted', findings: [], unitId: id, boxNumber: null, boxId: null, specialTests: [] }
    }
  ]
}
