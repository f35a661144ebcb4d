/** Seeded (mulberry32): the same seed is the same run, everywhere. */
export class SimRandom {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** 0 ≤ x < 1 */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }

  chance(p: number): boolean {
    return this.next() < p
  }

  between(from: number, to: number): number {
    return from + this.next() * (to - from)
  }

  int(n: number): number {
    return Math.floor(this.next() * n)
  }

  pick<T>(of: readonly T[]): T | null {
    return of[this.int(of.length)] ?? null
  }

  /** A stream of its own, so that one actor's dice do not depend on how often another one throws. */
  fork(): SimRandom {
    return new SimRandom(this.int(0x7fffffff))
  }
}
