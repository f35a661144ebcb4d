import type { SerialPort } from 'serialport'

/** Of libuv: UV_READABLE, UV_WRITABLE. */
const READABLE = 1
const WRITABLE = 2

/** What a serial port of a Unix system has inside; on Windows there is no poller. */
interface Poller {
  poll(events?: number): void
  listenerCount(event: string): number
}

/**
 * A port that waits until it may write and until it may read waits for both. The binding arms its poller with the newest wish
 * alone (bindings-cpp 13.0.0, `Poller::poll`): a write that waits for room was forgotten as soon as the read beside it waited
 * too, and a label stood still in the middle until the printer said something, which a printer without a whole label never does.
 * Called once for each port after it was opened.
 */
export function waitForBoth(port: SerialPort): void {
  const poller = (port.port as { readonly poller?: Poller } | undefined)?.poller
  if (poller === undefined) return
  const arm = poller.poll.bind(poller)
  poller.poll = (events = 0) => {
    const reads = poller.listenerCount('readable') > 0 ? READABLE : 0
    const writes = poller.listenerCount('writable') > 0 ? WRITABLE : 0
    arm(events | reads | writes)
  }
}
