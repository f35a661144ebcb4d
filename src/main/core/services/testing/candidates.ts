import type { Abo, Rhd } from '../../../../shared/domain/stock/blood-group.ts'
import type { ComponentClass } from '../../../../shared/domain/stock/component-class.ts'
import type { UnitRow } from '../../../../shared/ipc/contract/rows.ts'
import type { Instant } from '../../../../shared/kernel/time.ts'
import type { ReadableDatabase } from '../../store/database.ts'
import { unitRows } from '../unit-rows.ts'

export interface CandidateNeed {
  readonly componentClass: ComponentClass
  /** Groups that may serve. */
  readonly abo: readonly Abo[]
  readonly rhd: readonly (Rhd | null)[]
  /** The patient's own group comes first. */
  readonly own: Abo | null
  readonly now: Instant
  readonly limit: number
}

/** Bags in stock that could serve, the own group first, then first to expire first. One query for each group reads its index in order. */
export function candidatesFor(db: ReadableDatabase, need: CandidateNeed): UnitRow[] {
  const where = `u.state = 'in-stock' AND u.component_class = ? AND u.abo = ? AND u.rhd IS ? AND u.expires_at > ? AND u.autologous_patient_id IS NULL`
  const found = need.abo.flatMap((abo) => need.rhd.flatMap((rhd) => unitRows(db, { where, values: [need.componentClass, abo, rhd, need.now], order: 'u.expires_at', limit: need.limit })))
  const other = (u: UnitRow): number => (u.abo === need.own ? 0 : 1)
  return found.toSorted((a, b) => other(a) - other(b) || (a.expiresAt < b.expiresAt ? -1 : a.expiresAt > b.expiresAt ? 1 : 0)).slice(0, need.limit)
}
