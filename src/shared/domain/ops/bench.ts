import { z } from 'zod'

/** A workstation that has joined the server, as every bench knows it: to say who holds a bag, and to choose the home bench of a fridge. Written by the server alone. */
export const benchSchema = z.object({
  /** Device id. */
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  /** False: stopped for good. What it holds is taken over with the bag in hand. */
  active: z.boolean()
})
export type Bench = z.infer<typeof benchSchema>
