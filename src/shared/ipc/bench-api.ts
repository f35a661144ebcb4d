import type { Envelope } from './envelope.ts'

/**
 * All that the renderer gets from the outside, as `window.bench` (declare it with `BenchWindow`).
 * The types per call and per event are in the contract and in `benchEvents`; the shell checks both ways.
 */
export interface BenchApi {
  /** Calls one use case of the contract. Never rejects for an expected failure: that is an envelope with `ok: false`. */
  readonly invoke: (name: string, input: unknown) => Promise<Envelope<unknown>>
  /**
   * Hears one event of `benchEvents`. A new listener of `core` is told the present state at once, so that
   * a screen that opens late does not wait for the next change.
   * @returns the function that ends it
   */
  readonly on: (event: string, handler: (payload: unknown) => void) => () => void
}

export interface BenchWindow {
  readonly bench: BenchApi
}

/** Electron channel names, shared by preload and shell. */
export const invokeChannel = 'bench:invoke'
export const eventChannel = 'bench:event'
