const MINUTE_MS = 60_000
const KNOWN_MS = 10 * MINUTE_MS
/** Addresses that are counted; a flood from more of them is not ours to stop. */
const MOST = 10_000

/**
 * Keys that nobody has, counted by address: who tries many is not looked up any more for the rest of the minute, so that guessing costs the database
 * nothing. A key that was good a short while ago is asked for all the same: benches behind one balancer share its address.
 */
export class UnknownTokens {
  readonly #perMinute: number
  readonly #clock: () => number
  #tries = new Map<string, number>()
  #minute = 0
  readonly #good = new Map<string, number>()

  constructor(perMinute: number, clock: () => number = Date.now) {
    this.#perMinute = perMinute
    this.#clock = clock
  }

  mayAsk(address: string, token: string): boolean {
    const goodAt = this.#good.get(token)
    if (goodAt !== undefined && this.#clock() - goodAt < KNOWN_MS) return true
    this.#turn()
    return (this.#tries.get(address) ?? 0) < this.#perMinute
  }

  wasGood(token: string): void {
    this.#good.delete(token)
    this.#good.set(token, this.#clock())
    const [oldest] = this.#good.keys()
    if (this.#good.size > MOST && oldest !== undefined) this.#good.delete(oldest)
  }

  wasUnknown(address: string, token: string): void {
    this.#good.delete(token)
    this.#turn()
    if (this.#tries.has(address) || this.#tries.size < MOST) this.#tries.set(address, (this.#tries.get(address) ?? 0) + 1)
  }

  #turn(): void {
    const minute = Math.floor(this.#clock() / MINUTE_MS)
    if (minute === this.#minute) return
    this.#minute = minute
    this.#tries = new Map()
  }
}
