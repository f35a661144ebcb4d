import type { Instant } from '../../kernel/time.ts'
import type { Fridge } from '../fridges/fridge.ts'
import type { Site } from '../ops/site.ts'
import { quantityText } from '../stock/component-class.ts'
import type { Unit } from '../stock/unit.ts'
import type { LabelContent } from './label-content.ts'

export interface LabelSource {
  readonly unit: Unit
  readonly fridge: Fridge
  readonly site: Site
  readonly number: string
  readonly layer: number | null
  readonly now: Instant
  readonly reprint: number
}

/** What the label of a bag says at this moment. */
export function labelOfUnit({ unit, fridge, site, number, layer, now, reprint }: LabelSource): LabelContent {
  return {
    selfNumber: number,
    din: unit.din,
    productCode: unit.productCode,
    componentName: unit.componentName,
    volumeText: quantityText(unit.quantity, unit.quantityUnit),
    abo: unit.abo,
    rhd: unit.rhd,
    expiresAt: unit.expiresAt,
    location: layer === null ? fridge.name : `${fridge.name}/${layer}层`,
    hospitalName: site.hospitalName,
    printedAt: now,
    reprint
  }
}
