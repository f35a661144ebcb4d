import type { UnitRow } from '../../../shared/ipc/contract/rows.ts'
import { quantityText, type QuantityUnit } from '../../../shared/domain/stock/component-class.ts'
import type { ReadableDatabase } from '../store/database.ts'

/**
 * Columns of a bag in lists; the fridge's name comes with it. Use as `SELECT ${unitColumns} FROM ${unitTables} WHERE …`.
 * Join nothing to it: two layered views in one FROM make SQLite build one of them whole.
 */
export const unitColumns = `u.id, u.din, u.product_code AS productCode, u.self_number AS selfNumber, u.component_name AS componentName,
  u.component_class AS componentClass, u.abo, u.rhd, u.quantity, u.quantity_unit AS quantityUnit, u.volume_ml AS volumeMl,
  u.expires_at AS expiresAt, u.state, (SELECT name FROM fridge WHERE id = u.fridge_id) AS fridgeName, u.quarantine_reason AS quarantineReason, u.received_at AS receivedAt`
export const unitTables = 'unit u'

type Raw = Omit<UnitRow, 'quantityText'> & { quantity: number; quantityUnit: QuantityUnit }

/** The row with its quantity as people say it; further columns of the query are kept. */
export function toUnitRow<T extends object>(raw: T & Raw): UnitRow & Omit<T, 'quantity' | 'quantityUnit'> {
  const { quantity, quantityUnit, ...row } = raw
  return { ...row, quantityText: quantityText(quantity, quantityUnit) } as unknown as UnitRow & Omit<T, 'quantity' | 'quantityUnit'>
}

export interface UnitQuery {
  /** SQL after WHERE, over `u` (unit). Only constants: values are bound. */
  readonly where: string
  readonly values?: readonly (string | number | null)[]
  readonly order?: string
  readonly limit?: number
}

export function unitRows(db: ReadableDatabase, query: UnitQuery): UnitRow[] {
  const sql = `SELECT ${unitColumns} FROM ${unitTables} WHERE ${query.where} ORDER BY ${query.order ?? 'u.expires_at'} LIMIT ${query.limit ?? 500}`
  return (db.prepare<unknown[]>(sql).all(...(query.values ?? [])) as Raw[]).map(toUnitRow)
}

export function unitRow(db: ReadableDatabase, id: string): UnitRow | null {
  return unitRows(db, { where: 'u.id = ?', values: [id], limit: 1 })[0] ?? null
}
