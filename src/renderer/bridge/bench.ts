import type { BenchApi, BenchWindow } from '../../shared/ipc/bench-api.ts'
import { benchEvents } from '../../shared/ipc/events.ts'
import type { BenchEvent, BenchEventName } from '../../shared/ipc/events.ts'
import type { Envelope } from '../../shared/ipc/envelope.ts'

function bridge(): BenchApi {
  // The page has one global of ours; it is absent only when the page is opened outside the app.
  const found = (globalThis as Partial<BenchWindow>).bench
  if (!found) throw new Error('window.bench is missing: the page was not opened by Hemobench')
  return found
}

/**
 * Asks core. Never rejects: a broken bridge is an envelope too, so a screen has one place for what went wrong.
 * Prefer the typed `call`.
 */
export async function invoke(name: string, input: unknown): Promise<Envelope<unknown>> {
  try {
    return await bridge().invoke(name, input)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { ok: false, error: { code: 'ipc.bridge-failed', params: { message }, traceId: '' } }
  }
}

/** Listens to an event of core; a payload of the wrong shape is dropped with a line in the console. Returns the unsubscribe. */
export function onBench<N extends BenchEventName>(name: N, handler: (event: BenchEvent<N>) => void): () => void {
  return bridge().on(name, (payload) => {
    const parsed = benchEvents[name].safeParse(payload)
    if (parsed.success) handler(parsed.data as BenchEvent<N>)
    else console.error(`event ${name} has an unexpected shape`)
  })
}
