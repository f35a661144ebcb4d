import type { ComponentClass } from '../stock/component-class.ts'

/** What a re-type that stopped a bag writes as the reason of its quarantine. */
export const retypeFindings = ['retype-differs', 'retype-unclear'] as const
export type RetypeFinding = (typeof retypeFindings)[number]

/** Only bags of red cells have cells to type; plasma and platelets rest on the station's group. */
export function canRetype(component: ComponentClass): boolean {
  return component === 'whole-blood' || component === 'red-cells' || component === 'washed-red-cells'
}
