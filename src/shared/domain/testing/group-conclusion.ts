import { z } from 'zod'
import { aboGroups, rhdTypes } from '../stock/blood-group.ts'
import type { Grouping } from './grouping.ts'
import type { Sample } from './sample.ts'

export const conclusionKinds = ['over-discrepancy', 'history-correction'] as const
export type ConclusionKind = (typeof conclusionKinds)[number]

/** 血型结论: the group two people concluded where the rule alone gives none. The groupings stay as they were read; this is written beside them. */
export const groupConclusionSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  patientId: z.string(),
  sampleId: z.string().nullable(),
  abo: z.enum(aboGroups),
  rhd: z.enum(rhdTypes),
  kind: z.enum(conclusionKinds),
  reason: z.string(),
  /** The patient's group before; null: none was known. */
  oldAbo: z.enum(aboGroups).nullable(),
  oldRhd: z.enum(rhdTypes).nullable(),
  /** Every grouping of the sample that the two looked at. One that is not among them is newer for this conclusion, whatever a clock says. */
  groupingIds: z.array(z.string()),
  concludedBy: z.string(),
  checkedBy: z.string(),
  concludedAt: z.string()
})
export type GroupConclusion = z.infer<typeof groupConclusionSchema>

/**
 * Whether the group of the sample is one that was concluded after all its groupings. A grouping that the two did not see, a sample that was
 * not given the group, or two conclusions that contradict each other: no (fail closed).
 */
export function isConcluded(sample: Sample, groupings: readonly Grouping[], conclusions: readonly GroupConclusion[]): boolean {
  const own = groupings.filter((g) => g.sampleId === sample.id)
  const last = conclusions.filter((c) => c.sampleId === sample.id && own.every((g) => c.groupingIds.includes(g.id) && c.concludedAt >= g.testedAt))
  return last.length > 0 && last.every((c) => c.abo === sample.abo && c.rhd === sample.rhd)
}
