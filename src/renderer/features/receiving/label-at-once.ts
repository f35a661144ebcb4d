import { createStore, useStore } from '../../bridge/store.ts'

const KEY = 'hemobench.label-at-once'

function load(): boolean {
  try {
    return localStorage.getItem(KEY) === 'on'
  } catch {
    return false
  }
}

const store = createStore<boolean>(load())

/** 随收随贴: number and label each bag as soon as it is accepted. Remembered for this bench. */
export function labelAtOnce(): boolean {
  return store.get()
}

export function setLabelAtOnce(on: boolean): void {
  store.set(on)
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off')
  } catch {
    // A full or blocked storage costs the choice, never the work.
  }
}

export function useLabelAtOnce(): boolean {
  return useStore(store)
}
