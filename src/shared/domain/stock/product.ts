import { z } from 'zod'
import { componentClasses, quantityUnits } from './component-class.ts'

/** A line of the hospital's own product dictionary: what a product code means here. Never a copy of a licensed table. */
export const productSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  /** Five characters: product description code, or the station's own. */
  code: z.string(),
  name: z.string(),
  componentClass: z.enum(componentClasses),
  quantityUnit: z.enum(quantityUnits),
  quantity: z.number(),
  volumeMl: z.number().int(),
  active: z.boolean(),
  /** Longest that a bag of it can still have at receipt, days; null: the house does not check it. A sanity check of the label only: the printed expiry governs (domain.md §3.3). */
  maxLifeDays: z.number().int().nullable()
})
export type Product = z.infer<typeof productSchema>
