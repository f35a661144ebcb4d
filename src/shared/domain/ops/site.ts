import { z } from 'zod'

/** What the hospital owns and signs: its name and its policies. One document, id `site`. */
export const siteSchema = z.object({
  id: z.literal('site'),
  version: z.number().int(),
  hospitalName: z.string(),
  /** Greatest age of a sample at issue. Art. 14 says 3 days; a stricter house rule is a smaller number. */
  sampleMaxHours: z.number().int(),
  /** How many hours before expiry a bag is shown as expiring soon. */
  expiringSoonHours: z.number().int()
})
export type Site = z.infer<typeof siteSchema>
