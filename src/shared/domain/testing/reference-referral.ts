import { z } from 'zod'

/** 血站配型送检: a tube and bags for which the station is asked to match. Answered when every bag has a result. */
export const referenceReferralSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  /** The lab's own number; the station answers under it. */
  number: z.string(),
  patientId: z.string(),
  requestId: z.string(),
  sampleId: z.string(),
  sampleNumber: z.string(),
  sampleCollectedAt: z.string(),
  reason: z.string(),
  unitIds: z.array(z.string()),
  state: z.enum(['open', 'answered']),
  createdAt: z.string(),
  createdBy: z.string(),
  /** Who took the tube and the bags away, and when. */
  courier: z.string().nullable(),
  handedAt: z.string().nullable(),
  handedBy: z.string().nullable()
})
export type ReferenceReferral = z.infer<typeof referenceReferralSchema>
