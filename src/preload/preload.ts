import { contextBridge, ipcRenderer } from 'electron'
import { eventChannel, invokeChannel } from '../shared/ipc/bench-api.ts'
import type { BenchApi } from '../shared/ipc/bench-api.ts'

// The bridge: two functions and nothing else. It decides nothing; every check is in the shell.
const handlers = new Map<string, Set<(payload: unknown) => void>>()
let lastCore: unknown

ipcRenderer.on(eventChannel, (_event, name: string, payload: unknown) => {
  if (name === 'core') lastCore = payload
  for (const handler of handlers.get(name) ?? []) handler(payload)
})

const bench: BenchApi = {
  invoke: (name, input) => ipcRenderer.invoke(invokeChannel, name, input),
  on: (event, handler) => {
    // A set of own wrappers: the same function given twice is heard twice and ended one by one.
    const own = (payload: unknown): void => handler(payload)
    const set = handlers.get(event) ?? new Set()
    handlers.set(event, set.add(own))
    if (event === 'core' && lastCore !== undefined) {
      queueMicrotask(() => {
        if (set.has(own)) own(lastCore)
      })
    }
    return () => {
      set.delete(own)
    }
  }
}

contextBridge.exposeInMainWorld('bench', bench)
