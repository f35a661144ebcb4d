import type { Instant } from '../../kernel/time.ts'
import { refusal, type Refusal } from '../refusal-code.ts'
import type { Abo, Rhd } from '../stock/blood-group.ts'
import type { ConclusionKind } from './group-conclusion.ts'
import type { Grouping } from './grouping.ts'
import type { Patient } from './patient.ts'
import { isSampleTooOld } from './sample-age.ts'
import type { Sample } from './sample.ts'

export interface ConclusionCase {
  readonly patient: Patient
  readonly sample: Sample
  /** The patient's latest sample. */
  readonly latest: Sample
  /** Groupings of the sample, oldest first. */
  readonly groupings: readonly Grouping[]
  readonly wanted: { readonly kind: ConclusionKind; readonly abo: Abo; readonly rhd: Rhd; readonly groupingIds: readonly string[] }
  readonly needsGroupings: number
  readonly sampleMaxHours: number
  readonly now: Instant
}

/**
 * What stands against a conclusion (R31). It is about the latest tube, still good, whose last grouping gave no group, and about all that
 * was read in it. It says a group where nothing clear was read, or puts a clear reading in the place of a wrong history; it never goes
 * against a clear reading of the tube, and never changes a known group without one. Null: it may be signed.
 */
export function checkConclusion(c: ConclusionCase): Refusal | null {
  const { sample, groupings, wanted } = c
  if (sample.id !== c.latest.id) return refusal('testing.sample-superseded', { number: c.latest.number })
  if (sample.state === 'rejected') return refusal('testing.sample-rejected', { number: sample.number })
  if (isSampleTooOld(sample.collectedAt, c.now, c.sampleMaxHours)) return refusal('testing.sample-too-old', { number: sample.number, maxHours: c.sampleMaxHours })
  if (groupings.some((g) => !wanted.groupingIds.includes(g.id) || g.testedAt > c.now)) return refusal('testing.conclusion-superseded', { number: sample.number })
  const last = groupings.at(-1)
  if (last === undefined || last.discrepancies.length === 0 || sample.abo !== null) return refusal('testing.conclusion-not-needed', { number: sample.number })
  return wanted.kind === 'over-discrepancy' ? checkOver(c, last) : checkCorrection(c, last)
}

const group = (g: { readonly abo: Abo | null; readonly rhd: Rhd | null }): string => `${g.abo ?? '—'} ${g.rhd ?? '—'}`

/** Nothing clear was read last: enough groupings, none of them clear and other, and no other group in the history. */
function checkOver({ sample, patient, groupings, wanted, needsGroupings }: ConclusionCase, last: Grouping): Refusal | null {
  if (last.abo !== null) return refusal('testing.conclusion-over-clear-grouping', { number: sample.number, found: group(last) })
  if (groupings.length < needsGroupings) return refusal('testing.conclusion-needs-groupings', { number: sample.number, needed: needsGroupings, found: groupings.length })
  const other = groupings.find((g) => g.abo !== null && group(g) !== group(wanted))
  if (other !== undefined) return refusal('testing.conclusion-contradicts-grouping', { number: sample.number, found: group(other) })
  return patient.abo !== null && group(patient) !== group(wanted) ? refusal('testing.conclusion-differs-from-history', { history: group(patient) }) : null
}

/** The history gives way only to what was clearly read in the tube at hand. */
function checkCorrection({ sample, patient, wanted }: ConclusionCase, last: Grouping): Refusal | null {
  if (last.abo === null) return refusal('testing.conclusion-needs-clear-grouping', { number: sample.number })
  if (group(last) !== group(wanted)) return refusal('testing.conclusion-contradicts-grouping', { number: sample.number, found: group(last) })
  return patient.abo === null || group(patient) === group(last) ? refusal('testing.conclusion-not-needed', { number: sample.number }) : null
}
