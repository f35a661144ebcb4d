/** Waiting time in ms between attempts: doubles from `firstMs` up to `maxMs`, starts again after `reset()`. */
export class BackOff {
  readonly #firstMs: number
  readonly #maxMs: number
  #nextMs: number

  constructor(limits: { readonly firstMs: number; readonly maxMs: number }) {
    this.#firstMs = limits.firstMs
    this.#maxMs = limits.maxMs
    this.#nextMs = limits.firstMs
  }

  next(): number {
    const ms = this.#nextMs
    this.#nextMs = Math.min(this.#maxMs, ms * 2)
    return ms
  }

  reset(): void {
    this.#nextMs = this.#firstMs
  }
}
