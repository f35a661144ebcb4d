import type { ReadableDatabase } from '../../store/database.ts'

/** Bags that lie in a fridge now, by the index of fridge and state. */
export function heldIn(db: ReadableDatabase, fridgeId: string): number {
  return db.prepare<[string], { n: number }>(`SELECT count(*) AS n FROM unit WHERE fridge_id = ? AND state IN ('numbered', 'in-stock')`).get(fridgeId)?.n ?? 0
}
