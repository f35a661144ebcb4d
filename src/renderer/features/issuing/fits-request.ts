import type { UnitRow } from '../../../shared/ipc/contract/rows.ts'

/** Amount at the start of a `quantityText` (`1.5 U` → 1.5); null when it does not begin with a number. */
export function amountOf(quantityText: string): number | null {
  const found = /^\d+(?:\.\d+)?/.exec(quantityText.trim())
  return found ? Number(found[0]) : null
}

export interface FitsInput {
  readonly wanted: number
  readonly issued: number
  readonly collected: readonly UnitRow[]
  readonly next: UnitRow
}

/**
 * Whether `next` still fits into the request beside the bags that wait for the signatures: core only knows those already
 * issued. An amount that cannot be read is left to core, which asks again at issue.
 */
export function fitsRequest({ wanted, issued, collected, next }: FitsInput): boolean {
  const amounts = [...collected, next].map((unit) => amountOf(unit.quantityText))
  const sum = amounts.reduce<number | null>((all, one) => (all === null || one === null ? null : all + one), 0)
  return sum === null || issued + sum <= wanted + 1e-9
}
