import type { Unit } from '../stock/unit.ts'
import { nextUnitState } from '../stock/unit-state.ts'

/** What a recall names: whole donations (every bag of them), or a product with the days on which it expires (the lot of a plasma product). */
export interface RecallTarget {
  readonly dins: readonly string[]
  readonly products: readonly { readonly productCode: string; readonly expiresFrom: string; readonly expiresTo: string }[]
}

export interface RecallFinding {
  readonly unitId: string
  readonly din: string
  readonly productCode: string
  /**
   * lock: here, and out of use at once. locked: here, and out of use already (quarantined, or waiting for the station). issued: with a ward or in a patient: the
   * ward must be told. gone: discarded, taken back, sent back.
   */
  readonly where: 'lock' | 'locked' | 'issued' | 'gone'
  readonly issueId: string | null
}

export interface RecallOutcome {
  readonly found: readonly RecallFinding[]
  /** Donations that were never here. They are said, so that nobody wonders whether they were looked for. */
  readonly neverHere: readonly string[]
}

/** Bags that a recall is about. A donation's number names all its components, also those the notice forgot. */
export function findRecalled(units: readonly Unit[], { dins, products }: RecallTarget): RecallOutcome {
  const wanted = new Set(dins)
  const found = units
    .filter((unit) => wanted.has(unit.din) || products.some((p) => unit.productCode.slice(0, p.productCode.length) === p.productCode && unit.expiresAt >= p.expiresFrom && unit.expiresAt <= p.expiresTo))
    .map((unit): RecallFinding => ({ unitId: unit.id, din: unit.din, productCode: unit.productCode, where: whereOf(unit), issueId: unit.issueId }))
  const seen = new Set(found.map((f) => f.din))
  return { found, neverHere: [...wanted].filter((din) => !seen.has(din)) }
}

function whereOf({ state }: Unit): RecallFinding['where'] {
  if (nextUnitState(state, 'quarantine') !== null) return 'lock'
  if (state === 'quarantined' || state === 'return-asked') return 'locked'
  return state === 'issued' ? 'issued' : 'gone'
}
