import { z } from 'zod'
import { antibodyScreenSchema, screenResults } from '../../domain/testing/antibody-screen.ts'
import { electronicConditions } from '../../domain/testing/electronic-crossmatch.ts'
import { groupConclusionSchema } from '../../domain/testing/group-conclusion.ts'
import { groupingSchema } from '../../domain/testing/grouping.ts'
import { groupingReactionsSchema } from '../../domain/testing/reaction.ts'
import { testingPolicySchema } from '../../domain/testing/testing-policy.ts'
import { patientSchema } from '../../domain/testing/patient.ts'
import { sampleSchema } from '../../domain/testing/sample.ts'
import { commandId, nothing, signature, unitRow } from './rows.ts'

const policy = testingPolicySchema.omit({ id: true, version: true })
const found = groupingSchema.pick({ abo: true, rhd: true, weakD: true, discrepancies: true })

/** A tube that waits for work at the bench. */
export const sampleRow = sampleSchema.extend({
  patientName: z.string(),
  ward: z.string(),
  bed: z.string(),
  requestNumber: z.string(),
  needs: z.array(z.enum(['group', 'screen'])),
  /** Of the last grouping; not empty: it waits for someone to find out why. */
  discrepancies: groupingSchema.shape.discrepancies
})

/** An approved request whose tube is ready and whose bags are not yet matched. */
const matchRow = z.object({
  requestId: z.string(),
  requestNumber: z.string(),
  patient: patientSchema,
  componentClass: z.string(),
  outstanding: z.number(),
  matched: z.number(),
  quantityUnit: z.enum(['U', 'mL', 'dose']),
  requestedAt: z.string(),
  sampleNumber: z.string(),
  collectedAt: z.string(),
  antibody: z.boolean()
})

const doneRow = z.object({
  id: z.string(),
  kind: z.enum(['grouping', 'retype', 'screen', 'crossmatch']),
  number: z.string(),
  patientName: z.string().nullable(),
  /** Open at a click; null for a bag. */
  requestId: z.string().nullable(),
  abo: groupingSchema.shape.abo,
  rhd: groupingSchema.shape.rhd,
  outcome: z.enum(['clear', 'discrepancy', 'negative', 'positive', 'inconclusive', 'compatible', 'incompatible']),
  testedBy: z.string(),
  checkedBy: z.string(),
  at: z.string()
})

export const groupingCalls = {
  /** What waits at the testing bench and what was done today (Shanghai day). */
  'testing.worklists': {
    capability: 'look',
    input: nothing,
    output: z.object({ samples: z.array(sampleRow), matches: z.array(matchRow), done: z.array(doneRow), maxHours: z.number() })
  },
  /** All groupings and screens of a sample and the conclusions about its patient, oldest first. */
  'testing.sampleWork': {
    capability: 'look',
    input: z.object({ sampleId: z.string() }),
    output: z.object({ sample: sampleSchema, patient: patientSchema, groupings: z.array(groupingSchema), screens: z.array(antibodyScreenSchema), conclusions: z.array(groupConclusionSchema) })
  },
  'testing.unitWork': { capability: 'look', input: z.object({ unitId: z.string() }), output: z.object({ unit: unitRow, canRetype: z.boolean(), groupings: z.array(groupingSchema) }) },
  'testing.recordGrouping': { capability: 'test', input: z.object({ commandId, sampleId: z.string(), reactions: groupingReactionsSchema, signature }), output: found },
  'testing.retypeUnit': { capability: 'test', input: z.object({ commandId, unitId: z.string(), reactions: groupingReactionsSchema, signature }), output: found.extend({ unit: unitRow }) },
  'testing.recordAntibodyScreen': {
    capability: 'test',
    input: antibodyScreenSchema.pick({ sampleId: true, method: true, cells: true }).extend({ commandId, signature }),
    output: z.object({ result: z.enum(screenResults) })
  },
  /** R31, R22: two people conclude a group over a discrepancy, or put a wrong history right. */
  'testing.concludeGroup': {
    capability: 'conclude',
    input: groupConclusionSchema.pick({ kind: true, abo: true, rhd: true, reason: true, groupingIds: true }).extend({ commandId, sampleId: z.string(), signature }),
    output: nothing
  },
  'testing.policy': { capability: 'look', input: nothing, output: policy },
  'testing.savePolicy': { capability: 'set-up', input: policy.extend({ commandId }), output: nothing },
  /** Which conditions of an electronic cross-match hold for the bags of a request. An aid; `on` false: the house has not switched it on. */
  'testing.electronicAid': {
    capability: 'look',
    input: z.object({ requestId: z.string(), unitIds: z.array(z.string()).max(20) }),
    output: z.object({ on: z.boolean(), units: z.array(z.object({ unit: unitRow, conditions: z.array(z.object({ condition: z.enum(electronicConditions), holds: z.boolean() })) })) })
  }
} as const
