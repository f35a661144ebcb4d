import { z } from 'zod'
import { approverRoles } from '../../domain/testing/approver.ts'
import { crossmatchSchema } from '../../domain/testing/crossmatch.ts'
import { patientSchema } from '../../domain/testing/patient.ts'
import { requestSchema } from '../../domain/testing/request.ts'
import { sampleSchema } from '../../domain/testing/sample.ts'
import { sampleCheckSchema } from '../../domain/testing/sample-check.ts'
import { commandId, nothing, reason, refusalValue, signature, unitRow } from './rows.ts'

const requestRow = requestSchema.extend({ patient: patientSchema, sampleAt: z.string().nullable(), matched: z.number().int() })
const matchRow = crossmatchSchema.extend({ unit: unitRow, compatible: z.boolean() })

export const requestView = z.object({
  request: requestSchema,
  patient: patientSchema,
  samples: z.array(sampleSchema),
  matches: z.array(matchRow),
  issued: z.array(unitRow.extend({ issueId: z.string(), issuedAt: z.string() })),
  /** Bags in stock of the wanted component that the groups allow, first to expire first. Empty while the group is not known. */
  candidates: z.array(unitRow)
})

export const testingCalls = {
  'testing.requests': { capability: 'look', input: z.object({ open: z.boolean() }), output: z.object({ requests: z.array(requestRow) }) },
  'testing.request': { capability: 'look', input: z.object({ requestId: z.string() }), output: requestView },
  'testing.registerRequest': {
    capability: 'test',
    input: z.object({
      commandId,
      requestId: z.uuid(),
      number: z.string().regex(/^[A-Z0-9-]{6,20}$/),
      patient: patientSchema.omit({ id: true, version: true, abo: true, rhd: true }),
      componentClass: requestSchema.shape.componentClass,
      quantity: z.number().positive(),
      quantityUnit: requestSchema.shape.quantityUnit,
      requestedBy: z.string().min(1).max(60),
      approved: z.boolean(),
      /** Whose signature approves it; refused when too low for the volume of the patient's day. */
      approvedByRole: z.enum(approverRoles).nullish(),
      consentSigned: z.boolean()
    }),
    output: nothing
  },
  'testing.receiveSample': {
    capability: 'test',
    input: z.object({
      commandId,
      sampleId: z.uuid(),
      number: z.string().regex(/^[A-Z0-9-]{6,20}$/),
      requestId: z.string(),
      collectedAt: z.string(),
      rejectReason: reason.nullable(),
      group: z.object({ abo: z.enum(['A', 'B', 'AB', 'O']), rhd: z.enum(['pos', 'neg']) }).nullable(),
      antibodyScreen: z.enum(['negative', 'positive']).nullable(),
      /** The full way: what was wrong on the label, and the reason from the list. */
      check: sampleCheckSchema.pick({ labelFaults: true, rejectionReason: true }).optional(),
      signature
    }),
    output: nothing
  },
  'testing.recordCrossmatch': {
    capability: 'test',
    input: z.object({ commandId, requestId: z.string(), unitId: z.string(), method: crossmatchSchema.shape.method, major: crossmatchSchema.shape.major, minor: crossmatchSchema.shape.minor, signature }),
    output: nothing
  },
  /** What would be refused if this bag were cross-matched for this request; null: go on. */
  'testing.checkUnit': { capability: 'look', input: z.object({ requestId: z.string(), unitId: z.string() }), output: z.object({ unit: unitRow.nullable(), refusal: refusalValue.nullable() }) },
} as const
