import { createStore } from '../../bridge/store.ts'
import type { Store } from '../../bridge/store.ts'

/**
 * State of unfinished work that outlives leaving the screen and a reload of the page, until the app is closed.
 * Written to the page's session storage in plain text: never put a patient's name or record number in it.
 */
export function createKeptStore<T extends object>(key: string, initial: T): Store<T> {
  const store = createStore<T>(load(key, initial))
  store.subscribe(() => {
    try {
      sessionStorage.setItem(key, JSON.stringify(store.get()))
    } catch {
      // A full storage costs the resumption after a reload, never the work itself.
    }
  })
  return store
}

function load<T extends object>(key: string, initial: T): T {
  try {
    const found = sessionStorage.getItem(key)
    return found === null ? initial : { ...initial, ...(JSON.parse(found) as T) }
  } catch {
    return initial
  }
}
