import { toMs } from '../../kernel/time.ts'
import type { Sample } from './sample.ts'

/**
 * Samples in the order in which they were drawn, the latest last. By the time that stands on the tube and not by ids: those are made by
 * the clocks of benches, and a bench whose clock is wrong must not make an old tube the latest one.
 */
export function drawnOrder(samples: readonly Sample[]): Sample[] {
  return samples.toSorted((a, b) => toMs(a.collectedAt) - toMs(b.collectedAt) || (a.id < b.id ? -1 : 1))
}
