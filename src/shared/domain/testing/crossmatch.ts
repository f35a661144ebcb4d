import { z } from 'zod'

export const sideResults = ['compatible', 'incompatible', 'not-done'] as const
export const crossmatchMethods = ['saline', 'polybrene', 'gel-card', 'coombs'] as const

/** A cross-match of one unit against one sample. Major: recipient serum × donor cells; minor: the other way (domain.md §4.1). */
export const crossmatchSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  requestId: z.string(),
  sampleId: z.string(),
  patientId: z.string(),
  unitId: z.string(),
  method: z.enum(crossmatchMethods),
  major: z.enum(sideResults),
  minor: z.enum(sideResults),
  testedBy: z.string(),
  checkedBy: z.string(),
  testedAt: z.string()
})
export type Crossmatch = z.infer<typeof crossmatchSchema>
