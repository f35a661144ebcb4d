export interface Row {
  readonly what: string
  readonly size: number | null
  /** Milliseconds, or per second where the unit says so. */
  readonly ours: number
  readonly peer: number | null
  readonly unit: string
  /** ours / peer for times, peer's share for rates: below 1 is better than the peer. */
  readonly ratio: number | null
  readonly hold: string
  readonly held: boolean | null
}

/** The p-th part of sorted times. */
export function percentile(times: readonly number[], p: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? Number.NaN
}

/** Runs `one` n times and gives each run's milliseconds. */
export function time(n: number, one: (i: number) => void): number[] {
  const times: number[] = []
  for (let i = 0; i < n; i += 1) {
    const from = performance.now()
    one(i)
    times.push(performance.now() - from)
  }
  return times
}

/**
 * Ours and the peer in turns, so that a noisy neighbour slows both alike: on a shared machine only their ratio says anything.
 * `batch` is how many of each run before the other has its turn.
 */
export function inTurns(n: number, batch: number, { ours, peer }: { ours: (i: number) => void; peer: (i: number) => void }): { ours: number[]; peer: number[] } {
  const all = { ours: [] as number[], peer: [] as number[] }
  for (let i = 0; i < n; i += batch) {
    all.ours.push(...time(Math.min(batch, n - i), (k) => ours(i + k)))
    all.peer.push(...time(Math.min(batch, n - i), (k) => peer(i + k)))
  }
  return all
}

export const round = (x: number, digits = 3): number => Number(x.toFixed(digits))
