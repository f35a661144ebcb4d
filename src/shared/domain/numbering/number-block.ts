import { z } from 'zod'

/**
 * Numbers of a range that one bench may give out (design §5, Self-numbers). Blocks of a range never overlap,
 * so two benches without a network never make the same number. `year` is null for ranges that never reset.
 */
export const numberBlockSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  rangeId: z.string(),
  deviceId: z.string(),
  year: z.number().int().nullable(),
  first: z.number().int(),
  last: z.number().int(),
  /** The next number to give out; `last + 1` when the block is used up. Never goes back. */
  next: z.number().int(),
  /** First number of the tail that was never given out when the block was retired; it never will be. Null: not retired. */
  retiredFrom: z.number().int().nullable()
})
export type NumberBlock = z.infer<typeof numberBlockSchema>
