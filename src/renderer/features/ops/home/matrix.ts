import { aboGroups, rhdTypes } from '../../../../shared/domain/stock/blood-group.ts'
import type { Abo, Rhd } from '../../../../shared/domain/stock/blood-group.ts'
import { componentClasses } from '../../../../shared/domain/stock/component-class.ts'
import type { ComponentClass } from '../../../../shared/domain/stock/component-class.ts'
import type { OutputOf } from '../../../bridge/contract-types.ts'

type Counted = OutputOf<'ops.overview'>['stock']

export interface MatrixColumn {
  readonly abo: Abo
  readonly rhd: Rhd
}

export const matrixColumns: readonly MatrixColumn[] = aboGroups.flatMap((abo) => rhdTypes.map((rhd) => ({ abo, rhd })))

export interface MatrixRow {
  readonly componentClass: ComponentClass
  /** In the order of `matrixColumns`. */
  readonly counts: readonly number[]
  /** Bags without a known RhD: they fit no column and must not vanish. */
  readonly unknown: number
  readonly total: number
}

/** Stock as component × group. Rows: what the hospital stocks (`listed`), and whatever lies there all the same. */
export function toMatrix(stock: Counted, listed: ReadonlySet<ComponentClass>): readonly MatrixRow[] {
  return componentClasses.flatMap((componentClass) => {
    const mine = stock.filter((s) => s.componentClass === componentClass)
    if (mine.length === 0 && !listed.has(componentClass)) return []
    const sum = (of: Counted): number => of.reduce((n, s) => n + s.count, 0)
    const counts = matrixColumns.map(({ abo, rhd }) => sum(mine.filter((s) => s.abo === abo && s.rhd === rhd)))
    return [{ componentClass, counts, unknown: sum(mine.filter((s) => s.rhd === null)), total: sum(mine) }]
  })
}

/** Shades by count alone: 0 is empty, the rest is neutral. No clinical minimum is meant. */
export const levels = [
  { from: 0, label: '0', ground: '#ffffff' },
  { from: 1, label: '1–4', ground: '#e3edf6' },
  { from: 5, label: '5–9', ground: '#c3d9ec' },
  { from: 10, label: '≥ 10', ground: '#9cc0e0' }
] as const

export function levelOf(count: number): (typeof levels)[number] {
  return levels.findLast((level) => count >= level.from) ?? levels[0]
}
