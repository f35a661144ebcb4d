import type { ReadableDatabase } from '../../store/database.ts'
import { layeredCount } from '../../store/layered-count.ts'

const sql = layeredCount({ entity: 'unit', by: [], where: `#.fridge_id = @fridgeId AND #.state IN ('numbered', 'in-stock')` })

/** Bags that lie in a fridge now, by the index of fridge and state. */
export function heldIn(db: ReadableDatabase, fridgeId: string): number {
  return db.prepare<[object], { n: number }>(sql).get({ fridgeId })?.n ?? 0
}
