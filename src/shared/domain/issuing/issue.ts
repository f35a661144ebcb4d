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
  returnReason: z.string().nullable(),
  /** 紧急发血: handed over before the tests; they follow as tasks (domain.md §4.3). The other four say why and by whose word. */
  emergency: z.boolean(),
  emergencyReason: z.string().nullable(),
  /** Physician who asked for it, as written on the paper. */
  authoriser: z.string().nullable(),
  unknownPatient: z.boolean(),
  /** Why RhD positive cells went to somebody RhD negative or not typed; null where that was not so. */
  rhdReason: z.string().nullable(),
  /** Recorded beside another open issue of the same bag: both happened, and a case says so. */
  conflict: z.boolean()
})
export type Issue = z.infer<typeof issueSchema>
