import type { CountOutcome } from './stock-count.ts'
import type { Unit } from './unit.ts'

/**
 * What finding a bag in a fridge means. Bags that wait for their scan-back lie in the fridge too; everything else that is
 * found there (issued, quarantined, of another fridge) is a discrepancy for a person.
 */
export function countOutcome(unit: Pick<Unit, 'state' | 'fridgeId'>, fridgeId: string): Exclude<CountOutcome, 'not-found'> {
  if (unit.state !== 'in-stock' && unit.state !== 'numbered') return 'not-in-stock'
  return unit.fridgeId === fridgeId ? 'found' : 'wrong-fridge'
}
