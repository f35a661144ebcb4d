import { z } from 'zod'
import { aboGroups, rhdTypes } from '../stock/blood-group.ts'
import { groupingReactionsSchema } from './reaction.ts'
import { readingDiscrepancies } from './read-grouping.ts'

/** What the reading itself cannot know: the group found is another one than was known before. */
export const groupingDiscrepancies = [...readingDiscrepancies, 'differs-from-history', 'differs-from-label'] as const
export type GroupingDiscrepancy = (typeof groupingDiscrepancies)[number]

/** One ABO/RhD grouping of a sample or a bag, with all that was read. `abo` and `rhd` null: a discrepancy stands, nothing may be used. */
export const groupingSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  subject: z.enum(['sample', 'unit']),
  sampleId: z.string().nullable(),
  unitId: z.string().nullable(),
  patientId: z.string().nullable(),
  reactions: groupingReactionsSchema,
  abo: z.enum(aboGroups).nullable(),
  rhd: z.enum(rhdTypes).nullable(),
  weakD: z.boolean(),
  discrepancies: z.array(z.enum(groupingDiscrepancies)),
  testedBy: z.string(),
  checkedBy: z.string(),
  testedAt: z.string()
})
export type Grouping = z.infer<typeof groupingSchema>
