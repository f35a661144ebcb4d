interface Step {
  readonly at: number
  readonly order: number
  readonly run: () => Promise<void> | void
}

/**
 * Time that passes only from step to step. One step at a time, in one order: a step that asks the real PostgreSQL is waited for, so nothing
 * depends on how fast this machine is, and the same seed is the same run.
 */
export class VirtualTime {
  readonly #steps: Step[] = []
  #now: number
  #order = 0

  /** @param start milliseconds since 1970 */
  constructor(start: number) {
    this.#now = start
  }

  get now(): number {
    return this.#now
  }

  after(ms: number, run: Step['run']): void {
    this.#order += 1
    const step = { at: this.#now + Math.max(0, Math.round(ms)), order: this.#order, run }
    let place = this.#steps.length
    while (place > 0 && isLater(this.#steps[place - 1], step)) place -= 1
    this.#steps.splice(place, 0, step)
  }

  async sleep(ms: number): Promise<void> {
    await new Promise<void>((resolve) => this.after(ms, resolve))
  }

  /** Runs everything that is due up to `until`. What a step sets going in memory has come to rest before the next one begins. */
  async runUntil(until: number): Promise<void> {
    for (let step = this.#steps[0]; step !== undefined && step.at <= until; step = this.#steps[0]) {
      this.#steps.shift()
      this.#now = step.at
      await step.run()
      await settled()
    }
    this.#now = Math.max(this.#now, until)
  }
}

function isLater(a: Step | undefined, b: Step): boolean {
  return a !== undefined && (a.at > b.at || (a.at === b.at && a.order > b.order))
}

/** Whatever waits only for promises has run: a bench does nothing else between two calls to the server. */
async function settled(): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve))
}
