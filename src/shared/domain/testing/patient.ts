import { z } from 'zod'
import { aboGroups, rhdTypes } from '../stock/blood-group.ts'

/** A person who may get blood. `abo` and `rhd` are the confirmed group: null until a sample of theirs was grouped here. */
export const patientSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  recordNumber: z.string(),
  name: z.string(),
  sex: z.enum(['male', 'female', 'unknown']),
  birthDate: z.string(),
  ward: z.string(),
  bed: z.string(),
  abo: z.enum(aboGroups).nullable(),
  rhd: z.enum(rhdTypes).nullable(),
  antibodyHistory: z.boolean()
})
export type Patient = z.infer<typeof patientSchema>
