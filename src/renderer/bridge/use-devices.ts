import { useEffect } from 'react'
import type { BenchEvent } from '../../shared/ipc/events.ts'
import { onBench } from './bench.ts'
import { createStore, useStore } from './store.ts'

export type DeviceState = BenchEvent<'device'>

const store = createStore<ReadonlyMap<string, DeviceState>>(new Map())

export function startDevices(): () => void {
  return onBench('device', (event) => store.update((now) => new Map(now).set(event.id, event)))
}

/** Devices as last told by core, by id; `seed` fills in what was told before the page was opened. */
export function useDevices(seed: readonly DeviceState[] = []): ReadonlyMap<string, DeviceState> {
  useEffect(() => {
    store.update((now) => (seed.every((d) => now.has(d.id)) ? now : new Map([...seed.map((d) => [d.id, d] as const), ...now])))
  }, [seed])
  return useStore(store)
}
