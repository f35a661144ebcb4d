import { z } from 'zod'
import { aboGroups, rhdTypes } from '../stock/blood-group.ts'
import { screenResults } from './antibody-screen.ts'

/** A tube of the recipient's blood, with the group found in it. */
export const sampleSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  number: z.string(),
  patientId: z.string(),
  requestId: z.string(),
  collectedAt: z.string(),
  receivedAt: z.string(),
  receivedBy: z.string(),
  state: z.enum(['accepted', 'rejected']),
  rejectReason: z.string().nullable(),
  abo: z.enum(aboGroups).nullable(),
  rhd: z.enum(rhdTypes).nullable(),
  groupedBy: z.string().nullable(),
  antibodyScreen: z.enum(screenResults).nullable()
})
export type Sample = z.infer<typeof sampleSchema>
