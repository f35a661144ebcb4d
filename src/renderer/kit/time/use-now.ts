import { createStore, useStore } from '../../bridge/store.ts'

const now = createStore<number>(Date.now())
let users = 0
let timer: ReturnType<typeof setInterval> | null = null

const shared = {
  ...now,
  subscribe: (listener: () => void): (() => void) => {
    if (users++ === 0) timer = setInterval(() => now.set(Date.now()), 15_000)
    const stop = now.subscribe(listener)
    return () => {
      stop()
      if (--users === 0 && timer !== null) clearInterval(timer)
    }
  }
}

/** Milliseconds of now, renewed every 15 s by one timer for the whole page. */
export function useNow(): number {
  return useStore(shared)
}
