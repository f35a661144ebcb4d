import type { Fridge } from '../../../../shared/domain/fridges/fridge.ts'
import { fitsFridge } from '../../../../shared/domain/fridges/fits-fridge.ts'
import type { NumberBlock } from '../../../../shared/domain/numbering/number-block.ts'
import type { NumberRange } from '../../../../shared/domain/numbering/number-range.ts'
import { refusal, type Refusal } from '../../../../shared/domain/refusal-code.ts'
import type { Unit } from '../../../../shared/domain/stock/unit.ts'
import { err, ok, type Result } from '../../../../shared/kernel/result.ts'

export interface Place {
  readonly fridge: Fridge
  readonly range: NumberRange
}

export interface Places {
  readonly fridges: readonly Fridge[]
  readonly ranges: readonly NumberRange[]
  /** Bags that a fridge holds now. */
  readonly held: (fridgeId: string) => number
}

/** Fridge and range for a bag: the emptiest fitting fridge with room and an active range, or the one asked for. */
export function choosePlace(unit: Pick<Unit, 'componentClass' | 'abo' | 'componentName' | 'din'>, places: Places, wanted: string | null): Result<Place, Refusal> {
  const rangeOf = (fridge: Fridge): NumberRange | undefined => places.ranges.find((r) => r.active && r.fridgeId === fridge.id)
  const load = (fridge: Fridge): number => places.held(fridge.id) / fridge.capacity
  if (wanted !== null) {
    const fridge = places.fridges.find((f) => f.id === wanted)
    if (fridge === undefined) return err(refusal('fridges.fridge-unknown'))
    if (!fitsFridge(fridge, unit)) return err(refusal('numbering.fridge-unfit', { fridge: fridge.name, component: unit.componentName, abo: unit.abo }))
  }
  const fitting = places.fridges.filter((f) => (wanted === null || f.id === wanted) && fitsFridge(f, unit) && rangeOf(f) !== undefined)
  const first = fitting.toSorted((a, b) => load(a) - load(b) || a.code.localeCompare(b.code))[0]
  if (first === undefined) return err(refusal('numbering.no-range-for-unit', { component: unit.componentName, abo: unit.abo }))
  if (load(first) >= 1) return err(refusal('numbering.fridge-full', { fridge: first.name, capacity: first.capacity }))
  const range = rangeOf(first)
  return range === undefined ? err(refusal('numbering.range-unknown')) : ok({ fridge: first, range })
}

/** The block this bench may take the next number from: of this year where the range starts anew each year, and not used up. */
export function usableBlock(blocks: readonly NumberBlock[], need: { readonly deviceId: string; readonly year: number | null }): NumberBlock | null {
  return blocks.find((b) => b.deviceId === need.deviceId && b.year === need.year && b.next <= b.last) ?? null
}
