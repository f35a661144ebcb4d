export interface OneAtATime {
  /** Waits for what runs, then runs: for a person's own act, which must not get lost. */
  readonly next: <T>(work: () => Promise<T>) => Promise<T>
  /** Runs now, or not at all (null) while something runs: for what is tried again anyway. */
  readonly ifFree: <T>(work: () => Promise<T>) => Promise<T | null>
}

/** Lets through one piece of work at a time. A piece that fails does not hold up the next. */
export function oneAtATime(): OneAtATime {
  let running = 0
  let last: Promise<unknown> = Promise.resolve()
  const next = async <T>(work: () => Promise<T>): Promise<T> => {
    running++
    const before = last
    const mine = before.then(work, work)
    last = mine.catch(() => undefined)
    try {
      return await mine
    } finally {
      running--
    }
  }
  return { next, ifFree: async (work) => (running > 0 ? null : await next(work)) }
}
