import type { BenchEvent } from '../../shared/ipc/events.ts'
import { onBench } from './bench.ts'
import { createStore, useStore } from './store.ts'

export type CoreState = BenchEvent<'core'>['state']

const store = createStore<CoreState>('starting')
const detailStore = createStore('')
/** Until the shell has said anything, an answered call is the proof that core is up (its event may have come before the page). */
let told = false

export function startCoreState(): () => void {
  return onBench('core', (event) => {
    told = true
    detailStore.set(event.detail)
    store.set(event.state)
  })
}

/** A call was answered by core. */
export function noteCoreAnswered(): void {
  if (!told) store.set('ready')
}

export function coreState(): CoreState {
  return store.get()
}

/** `ready` only when a scan or a command would be taken. */
export function useCoreState(): CoreState {
  return useStore(store)
}

/** What the shell said with the state: for `failed` the code and words of core's fatal message. */
export function useCoreDetail(): string {
  return useStore(detailStore)
}

/** Resolves true when core is ready, false when it has failed or `timeoutMs` passed. */
export function waitForCore(timeoutMs: number): Promise<boolean> {
  if (store.get() === 'ready') return Promise.resolve(true)
  return new Promise((resolve) => {
    const finish = (ready: boolean): void => {
      clearTimeout(timer)
      stop()
      resolve(ready)
    }
    const timer = setTimeout(() => finish(false), timeoutMs)
    const stop = store.subscribe(() => {
      const now = store.get()
      if (now === 'ready') finish(true)
      else if (now === 'failed') finish(false)
    })
  })
}

export function onCoreReady(handler: () => void): () => void {
  let last = store.get()
  return store.subscribe(() => {
    const now = store.get()
    if (now === 'ready' && last !== 'ready') handler()
    last = now
  })
}
