import type { Abo, Rhd } from '../../../shared/domain/stock/blood-group.ts'
import type { ComponentClass } from '../../../shared/domain/stock/component-class.ts'
import type { UnitState } from '../../../shared/domain/stock/unit-state.ts'
import type { ReadableDatabase } from '../store/database.ts'

export interface TallyGroup {
  readonly state: UnitState
  readonly componentClass: ComponentClass
  readonly abo: Abo
  readonly rhd: Rhd | null
  readonly count: number
}

const columns = 'state, component_class, abo, rhd'
const of = (table: string): string => columns.replaceAll(/\w+/g, (c) => `${table}.${c}`)

/** Confirmed bags are counted as they are written (`unit_tally`); effects not yet confirmed are few and counted here. */
const sql = `SELECT state, component_class AS componentClass, abo, rhd, sum(n) AS count FROM (
  SELECT ${columns}, n FROM unit_tally
  UNION ALL SELECT ${columns}, count(*) FROM local_unit GROUP BY ${columns}
  UNION ALL SELECT ${of('b')}, -count(*) FROM local_unit l CROSS JOIN base_unit b ON b.id = l.id GROUP BY ${of('b')}
) GROUP BY ${columns} HAVING sum(n) > 0 ORDER BY ${columns}`

/** How many bags there are of each state, component and group: as cheap with a million bags as with ten. */
export function unitTally(db: ReadableDatabase): TallyGroup[] {
  return db.prepare<[], TallyGroup>(sql).all()
}
