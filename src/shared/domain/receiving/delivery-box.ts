import { z } from 'zod'
import type { Policy } from '../ops/policy.ts'
import type { ComponentClass } from '../stock/component-class.ts'

/**
 * A transport box of a dispatch as it arrived. One note may come in several boxes and on several days, and one box may hold bags of several notes:
 * it is written down with each.
 */
export const deliveryBoxSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  dispatchId: z.string(),
  /** What stands on the box. */
  number: z.string(),
  /** ℃ inside at arrival; null: not measured. */
  temperatureC: z.number().nullable(),
  /** Whether the seal was whole. */
  sealed: z.boolean(),
  note: z.string(),
  arrivedAt: z.string(),
  receivedBy: z.string()
})
export type DeliveryBox = z.infer<typeof deliveryBoxSchema>

/**
 * Whether a bag of this class was carried too warm or too cold in that box, by the limits that the hospital has set. Source of the limits that hold
 * until then: WS 400 (domain.md §3.3). A class that is not known (null) and a temperature that nobody measured say nothing.
 */
export function isOutsideTransport({ transport }: Pick<Policy, 'transport'>, componentClass: ComponentClass | null, temperatureC: number | null): boolean {
  const limits = transport.find((rule) => rule.componentClass === componentClass)
  if (limits === undefined || temperatureC === null) return false
  return (limits.minC !== null && temperatureC < limits.minC) || (limits.maxC !== null && temperatureC > limits.maxC)
}
