import type { Abo } from '../../../shared/domain/stock/blood-group.ts'
import type { ComponentClass } from '../../../shared/domain/stock/component-class.ts'
import type { UnitState } from '../../../shared/domain/stock/unit-state.ts'
import type { UnitRow } from '../../../shared/ipc/contract/rows.ts'
import type { ReadableDatabase } from '../store/database.ts'
import { unitRows, type UnitQuery } from './unit-rows.ts'
import { unitTally, type TallyGroup } from './unit-tally.ts'

export interface UnitFilter {
  readonly states: readonly UnitState[]
  readonly componentClass: ComponentClass | null
  readonly abo: Abo | null
  /** First characters of a self-number or a DIN; empty for all. */
  readonly text: string
  readonly limit: number
}

export interface UnitList {
  /** First to expire first. When the text fits more than `limit` bags: those whose numbers come first. */
  readonly units: UnitRow[]
  /** Exact, except that matches of a text are counted up to `COUNTED` in each state. */
  readonly total: number
}

/** More matches of a text than this are not counted: nobody reads them, and a million would take a second. */
export const COUNTED = 2000

/**
 * Bags by state, component, group and text. One query for each state, or each group that the tally knows, so that every
 * one of them reads its index in order and stops at `limit`: one query with IN would sort all bags first.
 */
export function unitList(db: ReadableDatabase, filter: UnitFilter): UnitList {
  const groups = unitTally(db).filter((g) => filter.states.includes(g.state) && (filter.componentClass ?? g.componentClass) === g.componentClass && (filter.abo ?? g.abo) === g.abo)
  const text = filter.text.trim().replace(/^=/, '').slice(0, 13).toUpperCase()
  if (text !== '') return byText(db, { filter, text, states: [...new Set(groups.map((g) => g.state))] })
  const legs = filter.componentClass === null && filter.abo === null ? [...new Set(groups.map((g) => g.state))].map(ofState) : groups.map(ofGroup)
  const units = legs.flatMap((leg) => unitRows(db, { ...leg, order: 'u.expires_at', limit: filter.limit }))
  return { units: firstToExpire(units).slice(0, filter.limit), total: groups.reduce((n, g) => n + g.count, 0) }
}

type Leg = Required<Pick<UnitQuery, 'where' | 'values'>>

function ofState(state: UnitState): Leg {
  return { where: 'u.state = ?', values: [state] }
}

function ofGroup(g: TallyGroup): Leg {
  return { where: 'u.state = ? AND u.component_class = ? AND u.abo = ? AND u.rhd IS ?', values: [g.state, g.componentClass, g.abo, g.rhd] }
}

interface TextQuery {
  readonly filter: UnitFilter
  readonly text: string
  readonly states: readonly UnitState[]
}

function byText(db: ReadableDatabase, { filter, text, states }: TextQuery): UnitList {
  const { componentClass, abo, limit } = filter
  const kind = `${componentClass === null ? '' : ' AND u.component_class = ?'}${abo === null ? '' : ' AND u.abo = ?'}`
  const legs = states.flatMap((state) =>
    ['u.self_number', 'u.din'].map((column) => ({
      column,
      // A range, not LIKE: LIKE ignores case and so cannot use the index. Self-numbers and DINs are upper case.
      where: `u.state = ? AND ${column} >= ? AND ${column} < ?${kind}`,
      values: [state, text, `${text}\u{10FFFF}`, ...(componentClass === null ? [] : [componentClass]), ...(abo === null ? [] : [abo])]
    }))
  )
  const found = new Map(legs.flatMap(({ column, ...leg }) => unitRows(db, { ...leg, order: column, limit })).map((u) => [u.id, u]))
  const units = firstToExpire([...found.values()].slice(0, limit))
  if (found.size < limit) return { units, total: found.size }
  const ids = legs.flatMap(({ where, values }) => db.prepare<unknown[], { id: string }>(`SELECT u.id FROM unit u WHERE ${where} LIMIT ${COUNTED}`).all(...values))
  return { units, total: new Set(ids.map((r) => r.id)).size }
}

function firstToExpire(units: readonly UnitRow[]): UnitRow[] {
  return units.toSorted((a, b) => (a.expiresAt < b.expiresAt ? -1 : a.expiresAt > b.expiresAt ? 1 : 0))
}
