import { z } from 'zod'
import { appearanceDefects } from '../../domain/issuing/appearance.ts'
import { commandId, nothing, reason, refusalValue, signature, unitRow } from './rows.ts'

export const issuingCalls = {
  /** The verdict over a bag whose label and own code were both read. Writes nothing. */
  'issuing.check': {
    capability: 'issue',
    input: z.object({ requestId: z.string(), selfNumber: z.string().max(16), din: z.string().length(13), dinFlags: z.string().max(2) }),
    output: z.object({ unit: unitRow.nullable(), refusal: refusalValue.nullable() })
  },
  'issuing.issue': {
    capability: 'issue',
    input: z.object({
      commandId,
      unitId: z.string(),
      requestId: z.string(),
      scannedSelfNumber: z.string().max(16),
      scannedDin: z.string().length(13),
      /** Whether both codes came from a scanner: without the server nothing typed is issued. */
      scanned: z.boolean(),
      appearance: z.enum(['good', ...appearanceDefects]).nullable(),
      signature
    }),
    output: z.object({ issueId: z.string() })
  },
  /** 发血单 as PDF, kept in the data folder. `file` is its name there. */
  'issuing.slip': { capability: 'issue', input: z.object({ requestId: z.string(), issueIds: z.array(z.string()).min(1).max(50) }), output: z.object({ file: z.string(), pages: z.number().int() }) },
  'issuing.takeBack': { capability: 'issue', input: z.object({ commandId, unitId: z.string(), reason, signature }), output: nothing },
  'issuing.recent': {
    capability: 'look',
    input: nothing,
    output: z.object({ issues: z.array(unitRow.extend({ issueId: z.string(), requestNumber: z.string(), patientName: z.string(), ward: z.string(), issuedAt: z.string(), issuedBy: z.string(), checkedBy: z.string() })) })
  }
} as const
