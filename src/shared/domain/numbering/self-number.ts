import { z } from 'zod'

/** One number that was given out. It is never given out again, whatever became of its label. */
export const selfNumberSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  number: z.string(),
  rangeId: z.string(),
  unitId: z.string(),
  state: z.enum(['assigned', 'confirmed', 'burned']),
  assignedAt: z.string(),
  confirmedAt: z.string().nullable(),
  burnedAt: z.string().nullable(),
  burnReason: z.string().nullable(),
  reprints: z.number().int()
})
export type SelfNumber = z.infer<typeof selfNumberSchema>
