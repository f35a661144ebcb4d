import { QueryClient } from '@tanstack/react-query'
import { onBench } from './bench.ts'
import { onCoreReady } from './core-state.ts'

/** Longer than a break: who comes back to a locked screen finds it as it was left. Another person's sign-in drops it all. */
const KEPT_MS = 30 * 60_000

/**
 * `networkMode: 'always'` matters: core is on this machine, so a pulled network cable must not pause a query.
 * Nothing is refetched on a timer: core says what changed.
 */
export function createQueryClient(): QueryClient {
  const always = { networkMode: 'always', retry: false } as const
  return new QueryClient({
    defaultOptions: { queries: { ...always, gcTime: KEPT_MS, refetchOnWindowFocus: false, refetchOnReconnect: false }, mutations: always }
  })
}

/** The context of a call: `stock` of `stock.listUnits`. Topics of `changed` are contexts. */
export function topicOf(name: string): string {
  return name.split('.', 1)[0] ?? name
}

export function startInvalidation(client: QueryClient): () => void {
  const stopChanged = onBench('changed', ({ topics }) => {
    const wanted = new Set(topics.map(topicOf))
    void client.invalidateQueries({ predicate: ({ queryKey }) => wanted.has(topicOf(String(queryKey[0]))) })
  })
  // What changed while core was away was told to nobody.
  const stopReady = onCoreReady(() => void client.invalidateQueries())
  return () => {
    stopChanged()
    stopReady()
  }
}
