import type { BrowserWindow } from 'electron'
import { eventChannel } from '../../../shared/ipc/bench-api.ts'
import { benchEvents } from '../../../shared/ipc/events.ts'
import type { BenchEventName } from '../../../shared/ipc/events.ts'
import type { JsonLog } from '../logs/json-log.ts'

const isKnown = (name: string): name is BenchEventName => Object.hasOwn(benchEvents, name)

/** Hands one event to the page when it is in `benchEvents` and has its shape; anything else is logged by name and dropped. */
export function sendEvent(window: BrowserWindow, log: JsonLog, event: { readonly name: string; readonly payload: unknown }): void {
  const parsed = isKnown(event.name) ? benchEvents[event.name].safeParse(event.payload) : null
  if (!parsed?.success) return log.write('error', 'event.dropped', { name: event.name.slice(0, 64) })
  if (!window.isDestroyed()) window.webContents.send(eventChannel, event.name, parsed.data)
}
