import { z } from 'zod'
import { appearanceDefects } from '../../domain/issuing/appearance.ts'
import { patientSchema } from '../../domain/testing/patient.ts'
import { commandId, reason, refusalValue, signature, unitRow } from './rows.ts'

const patient = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('known'), patientId: z.string() }),
  z.object({ kind: z.literal('unknown'), patientId: z.uuid(), sex: patientSchema.shape.sex })
])

export const emergencyCalls = {
  /** Whom the bags are for, and whether the group is confirmed here: an unclear newest grouping counts as no group. */
  'issuing.emergencyPatient': { capability: 'issue', input: z.object({ patientId: z.string() }), output: z.object({ patient: patientSchema, groupKnown: z.boolean() }) },
  /** The verdict over a bag in an emergency: only what is wrong stops, never what is missing. Writes nothing. */
  'issuing.emergencyCheck': {
    capability: 'issue',
    input: z.object({ patientId: z.string().nullable(), selfNumber: z.string().max(16), din: z.string().length(13), dinFlags: z.string().max(2), rhdReason: reason.nullable() }),
    output: z.object({ unit: unitRow.nullable(), refusal: refusalValue.nullable() })
  },
  'issuing.emergencyIssue': {
    capability: 'issue',
    input: z.object({
      commandId,
      unitId: z.string(),
      scannedSelfNumber: z.string().max(16),
      scannedDin: z.string().length(13),
      /** Whether both codes came from a scanner: without the server nothing typed is issued. */
      scanned: z.boolean(),
      appearance: z.enum(['good', ...appearanceDefects]).nullable(),
      patient,
      reason,
      authoriser: z.string().trim().min(1).max(60),
      rhdReason: reason.nullable(),
      signature
    }),
    output: z.object({ issueId: z.string(), requestId: z.string(), tasks: z.number().int() })
  }
} as const
