/** A trigger held down reads the same code again within this time, in ms. */
export const DUPLICATE_MS = 250

/**
 * Drops the repetition of one read. A trigger held for seconds is one read: the window starts again with each repetition.
 * There is one guard per scanner: only a trigger repeats itself. Two scanners that read one code are two people who each did it
 * (one takes the bag, one checks it), and what may be done only once is refused by its command, not by a clock.
 */
export class DuplicateGuard {
  #text: string | null = null
  #atMs = 0
  #dropped = 0

  get dropped(): number {
    return this.#dropped
  }

  /** Whether the scan counts. `atMs` is a monotonic time in ms. */
  admit(text: string, atMs: number): boolean {
    const repeated = text === this.#text && atMs - this.#atMs < DUPLICATE_MS
    this.#text = text
    this.#atMs = atMs
    if (repeated) this.#dropped += 1
    return !repeated
  }
}
