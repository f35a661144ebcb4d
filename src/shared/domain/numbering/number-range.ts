import { z } from 'zod'

/** Self-numbers of one fridge (R06). `yearly` puts the two-digit year after the prefix, so a new year starts anew without collision. */
export const numberRangeSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  fridgeId: z.string(),
  prefix: z.string(),
  digits: z.number().int(),
  start: z.number().int(),
  end: z.number().int(),
  reset: z.enum(['never', 'yearly']),
  lowWater: z.number().int(),
  active: z.boolean()
})
export type NumberRange = z.infer<typeof numberRangeSchema>

export type RangeShape = Pick<NumberRange, 'prefix' | 'digits' | 'start' | 'end' | 'reset'>
