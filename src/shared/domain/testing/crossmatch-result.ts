import type { ComponentClass } from '../stock/component-class.ts'
import type { Crossmatch } from './crossmatch.ts'

/**
 * Compatible only when every side the component needs was done and is compatible. In China both sides are done for
 * red cells; washed red cells need the major side only (domain.md §4.1). A side that was not done is not compatible.
 */
export function isCompatible(component: ComponentClass, match: Pick<Crossmatch, 'major' | 'minor'>): boolean {
  if (match.major === 'incompatible' || match.minor === 'incompatible') return false
  if (match.major !== 'compatible') return false
  return component === 'washed-red-cells' || match.minor === 'compatible'
}
