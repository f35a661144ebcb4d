import { DocumentWriter } from '../../src/main/core/store/documents.ts'
import type { WritableDatabase } from '../../src/main/core/store/database.ts'
import type { Unit } from '../../src/shared/domain/stock/unit.ts'

const groups = ['A', 'B', 'AB', 'O'] as const

export function unitId(i: number): string {
  return `018f0000-0000-7000-8000-${i.toString(16).padStart(12, '0')}`
}

export function dinOf(i: number): string {
  return `A${String(1000 + Math.floor(i / 1_000_000)).padStart(4, '0')}26${String(i % 1_000_000).padStart(6, '0')}`
}

export function numberOf(i: number): string {
  return `A26${String(i).padStart(7, '0')}`
}

/** An invented bag. Most are long gone, as in a real house: one in fifty is in stock. */
export function unit(i: number): Unit {
  return {
    id: unitId(i), version: 1, din: dinOf(i), productCode: 'D1002V00', productId: 'product', componentClass: 'red-cells', componentName: '去白细胞悬浮红细胞', abo: groups[i % 4] ?? 'O', rhd: i % 300 === 0 ? 'neg' : 'pos',
    quantity: 2, quantityUnit: 'U', volumeMl: 280, expiresAt: new Date(Date.UTC(2027, 0, 1) + (i % 40) * 86_400_000).toISOString(), state: i % 50 === 0 ? 'in-stock' : 'issued', selfNumber: numberOf(i), fridgeId: 'fridge',
    dispatchId: 'dispatch', dispatchLineId: null, receivedAt: '2026-11-01T00:00:00.000Z', receivedBy: 'one', quarantineReason: null, autologousPatientId: null, issueId: null, holder: 'device', epoch: 1
  }
}

/** Fills the confirmed layer up to `size` bags with their numbers, in large transactions: preparation, not what is measured. */
export function fillUnits(db: WritableDatabase, from: number, size: number): void {
  const writer = new DocumentWriter(db)
  db.pragma('synchronous = OFF')
  for (let start = from; start < size; start += 20_000) {
    db.exec('BEGIN')
    for (let i = start; i < Math.min(size, start + 20_000); i += 1) {
      writer.put({ entity: 'unit', doc: unit(i) }, 'base')
      writer.put({ entity: 'self_number', doc: { id: unitId(i), version: 1, number: numberOf(i), rangeId: 'range', unitId: unitId(i), state: 'confirmed', assignedAt: '2026-11-01T00:00:00.000Z', confirmedAt: '2026-11-01T00:00:00.000Z', burnedAt: null, burnReason: null, reprints: 0 } }, 'base')
    }
    db.exec('COMMIT')
  }
  db.pragma('synchronous = FULL')
  db.exec('ANALYZE')
  db.pragma('wal_checkpoint(TRUNCATE)')
}
