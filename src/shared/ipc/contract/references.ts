import { z } from 'zod'
import { referenceReferralSchema } from '../../domain/testing/reference-referral.ts'
import { referenceMatchSchema } from '../../domain/testing/reference-match.ts'
import { stationMessageSchema } from '../../domain/station/link.ts'
import { commandId, nothing, refusalValue, signature, unitRow } from './rows.ts'

const referralRow = referenceReferralSchema.extend({
  patientName: z.string(), ward: z.string(), recordNumber: z.string(), requestNumber: z.string(), createdByName: z.string(), handedByName: z.string().nullable(),
  answered: z.number().int(),
  message: stationMessageSchema.pick({ state: true, queuedAt: true, problem: true, answer: true }).nullable()
})

export const referenceCalls = {
  /** Open ones first, then the newest, at most 200. */
  'references.list': { capability: 'look', input: nothing, output: z.object({ referrals: z.array(referralRow) }) },
  'references.one': {
    capability: 'look',
    input: z.object({ referralId: z.string() }),
    output: z.object({
      found: referralRow,
      /** Per bag: what the station said, and until when a compatible result holds. */
      bags: z.array(z.object({ unitId: z.string(), unit: unitRow.nullable(), results: z.array(referenceMatchSchema.extend({ validUntil: z.string(), enteredByName: z.string(), checkedByName: z.string().nullable() })) }))
    })
  },
  'references.freeNumber': { capability: 'test', input: nothing, output: z.object({ number: z.string() }) },
  'references.refer': { capability: 'test', input: z.object({ commandId, referralId: z.uuid(), number: z.string().trim().min(1).max(40), requestId: z.string(), reason: z.string().trim().min(1).max(200), unitIds: z.array(z.string()).min(1).max(20) }), output: nothing },
  'references.handOver': { capability: 'test', input: z.object({ commandId, referralId: z.string(), courier: z.string().trim().min(1).max(60) }), output: nothing },
  /** The station's letter, entered by two people. */
  'references.result': {
    capability: 'test',
    input: z.object({ commandId, referralId: z.string(), answerNumber: z.string().trim().min(1).max(60), testedAt: z.iso.datetime(), validHours: z.number().int().min(1).max(720).nullable(), results: z.array(z.object({ unitId: z.string(), result: z.enum(['compatible', 'incompatible']) })).min(1).max(20), signature }),
    /** `left`: compatible ones that could not go on record beside an incompatible one, which always does. */
    output: z.object({ left: z.array(z.object({ unitId: z.string(), refusal: refusalValue })) })
  },
  /** The form that goes with the tube; it names the patient, so it is forgotten after a day. */
  'references.print': { capability: 'test', input: z.object({ referralId: z.string() }), output: z.object({ file: z.string() }) }
} as const
