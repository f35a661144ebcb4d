import { z } from 'zod'
import { addHours, type Instant } from '../../kernel/time.ts'

/** 血站配型: the station's result for one bag and one patient. It came as a message, or two people typed a letter. */
export const referenceMatchSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  referralNumber: z.string(),
  patientId: z.string(),
  unitId: z.string(),
  /** The tube that was sent. A result of another tube than the patient's newest lifts nothing, as with our own cross-match. */
  sampleId: z.string(),
  /** When it was drawn; its age limits the result as it limits our own (临床输血技术规范 art. 14). */
  sampleCollectedAt: z.string(),
  result: z.enum(['compatible', 'incompatible']),
  testedAt: z.string(),
  /** Hours after the test until which the station says it holds; null: it says none, and the house's own limit counts alone. */
  validHours: z.number().int().min(1).nullable(),
  source: z.enum(['message', 'letter']),
  enteredBy: z.string(),
  /** Null only for a message. */
  checkedBy: z.string().nullable()
})
export type ReferenceMatch = z.infer<typeof referenceMatchSchema>

interface Question {
  readonly patientId: string
  readonly unitId: string
  /** The patient's newest tube; null: there is none. */
  readonly sampleId: string | null
  readonly now: Instant
  /** The house's limit for the age of a sample. */
  readonly sampleMaxHours: number
}

/** Until when a compatible result holds: the earlier of the station's word and the age of the tube. */
export function validUntil(match: Pick<ReferenceMatch, 'sampleCollectedAt' | 'testedAt' | 'validHours'>, sampleMaxHours: number): Instant {
  const bySample = addHours(match.sampleCollectedAt, sampleMaxHours)
  const byStation = match.validHours === null ? bySample : addHours(match.testedAt, match.validHours)
  return byStation < bySample ? byStation : bySample
}

/**
 * R07: the station's result by which this bag may go to this patient, and no other: the newest that is compatible, of the patient's newest tube, of a time
 * that can be, and still good; null when none is. Any incompatible result for the pair stands for good, whatever came before or after it (as with our
 * own, H17). A letter counts only when two different people entered it.
 */
export function liftingMatch(matches: readonly ReferenceMatch[], { patientId, unitId, sampleId, now, sampleMaxHours }: Question): ReferenceMatch | null {
  const ours = matches.filter((m) => m.patientId === patientId && m.unitId === unitId)
  if (ours.some((m) => m.result === 'incompatible')) return null
  const signed = ours.filter((m) => m.source === 'message' || (m.checkedBy !== null && m.checkedBy !== m.enteredBy))
  // A test of the future is a clock gone wrong, and no result.
  const good = signed.filter((m) => m.sampleId === sampleId && m.testedAt <= now && m.sampleCollectedAt <= m.testedAt && now <= validUntil(m, sampleMaxHours))
  return good.toSorted((a, b) => (a.testedAt < b.testedAt ? 1 : -1))[0] ?? null
}
