import type { Abo } from '../stock/blood-group.ts'
import { bandOfClass, type ComponentClass } from '../stock/component-class.ts'
import type { Fridge } from './fridge.ts'

export interface FridgeNeed {
  readonly componentClass: ComponentClass
  readonly abo: Abo
}

/** Whether a bag belongs into the fridge: temperature band of its class, allowed class and group. */
export function fitsFridge(fridge: Fridge, need: FridgeNeed): boolean {
  return (
    fridge.active &&
    fridge.temperatureBand === bandOfClass[need.componentClass] &&
    fridge.componentClasses.includes(need.componentClass) &&
    fridge.aboGroups.includes(need.abo)
  )
}
