import { drawnOrder } from '../../domain/testing/drawn-order.ts'
import type { Sample } from '../../domain/testing/sample.ts'
import { find, type Load } from '../load.ts'

/** Samples of a person as they were drawn, the latest last. */
export function* samplesOf(patientId: string | null): Load<Sample[]> {
  return patientId === null ? [] : drawnOrder(yield* find('sample', { patientId }))
}
