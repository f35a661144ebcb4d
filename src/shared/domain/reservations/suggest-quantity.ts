/** What a suggestion is made of; all in the product's unit. The person sees each of these numbers beside the result. */
export interface StockOutlook {
  /** Used per day, over the days before, oldest first. */
  readonly usedPerDay: readonly number[]
  readonly usable: number
  /** Of the usable: what expires before the days are over. */
  readonly expiring: number
  /** Promised by the station and not here yet. */
  readonly onItsWay: number
  /** Asked for by wards for these days beyond usual use (planned operations). */
  readonly planned: number
  readonly daysToCover: number
  /** What must always be left. */
  readonly reserve: number
}

export interface Suggestion {
  /** Mean use of a day times the days, rounded up. */
  readonly expectedUse: number
  readonly need: number
  readonly have: number
  readonly quantity: number
}

/** Plain arithmetic, no forecast: what is needed less what there is. Nothing to go on (no day of use) suggests only what is planned and the reserve. */
export function suggestQuantity({ usedPerDay, usable, expiring, onItsWay, planned, daysToCover, reserve }: StockOutlook): Suggestion {
  const used = usedPerDay.reduce((sum, day) => sum + day, 0)
  const expectedUse = usedPerDay.length === 0 ? 0 : Math.ceil((used * daysToCover) / usedPerDay.length)
  const need = expectedUse + planned + reserve
  // What expires is used first: only what of it is more than the use of these days is lost.
  const lost = Math.max(0, Math.min(expiring, usable) - expectedUse)
  const have = usable - lost + onItsWay
  return { expectedUse, need, have, quantity: Math.max(0, need - have) }
}
