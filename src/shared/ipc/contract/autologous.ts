import { z } from 'zod'
import { patientSchema } from '../../domain/testing/patient.ts'
import { commandId, nothing, signature } from './rows.ts'

export const autologousCalls = {
  /** Whose bag it is, and whether it could be bound now. */
  'autologous.ofUnit': { capability: 'look', input: z.object({ unitId: z.string() }), output: z.object({ patient: patientSchema.nullable(), bindable: z.boolean() }) },
  /** `rawScans`: the codes of the bag in the hand; its group code or product code must say autologous. */
  'autologous.bind': {
    capability: 'handle-stock',
    input: z.object({ commandId, unitId: z.string(), patientId: z.string(), rawScans: z.array(z.string().max(4096)).min(1).max(16), signature }),
    output: nothing
  }
} as const
