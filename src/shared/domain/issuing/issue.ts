import { z } from 'zod'

/** 发血: one bag handed over for one patient, with both signatures. */
export const issueSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  unitId: z.string(),
  requestId: z.string(),
  patientId: z.string(),
  crossmatchId: z.string().nullable(),
  issuedBy: z.string(),
  checkedBy: z.string(),
  issuedAt: z.string(),
  returnedAt: z.string().nullable(),
  returnReason: z.string().nullable()
})
export type Issue = z.infer<typeof issueSchema>
