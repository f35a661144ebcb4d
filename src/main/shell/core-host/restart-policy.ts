/** Pause before the next start by the number of crashes in the last minute; the last one repeats. */
const pausesMs = [0, 200, 500, 1000, 2000]
const WINDOW_MS = 60_000
const MAX_CRASHES = 8

/**
 * When to start core again after it died: the first time at once, then with growing pauses; after eight deaths in a minute not at all,
 * because then something is broken that a restart does not mend.
 */
export class RestartPolicy {
  readonly #now: () => number
  #crashes: number[] = []

  /** @param now milliseconds of a clock that never goes back */
  constructor(now: () => number) {
    this.#now = now
  }

  /** Notes one death. @returns milliseconds to wait before the next start, or null to give up */
  afterCrash(): number | null {
    const now = this.#now()
    this.#crashes = [...this.#crashes.filter((at) => now - at < WINDOW_MS), now]
    if (this.#crashes.length >= MAX_CRASHES) return null
    return pausesMs[Math.min(this.#crashes.length, pausesMs.length) - 1] ?? 0
  }
}
