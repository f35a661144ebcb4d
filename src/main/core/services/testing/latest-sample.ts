import { samplesOf } from '../../../../shared/commands/testing/samples-of.ts'
import type { Documents } from '../../store/documents.ts'

/** The tube that is on the bench: the person's latest, as this bench knows it. Null where there is none; the command then says so. */
export function latestSample(documents: Documents, patientId: string | null | undefined): string | null {
  return documents.run(samplesOf(patientId ?? null)).at(-1)?.id ?? null
}
