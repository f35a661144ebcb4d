import type { FromCore, ToCore } from '../../shared/ipc/link.ts'

export interface Link {
  readonly send: (message: FromCore) => void
  readonly onMessage: (take: (message: ToCore) => void) => void
  readonly onClosed: (take: () => void) => void
  readonly close: () => void
}

interface ParentPort {
  readonly postMessage: (message: unknown) => void
  readonly on: (event: 'message', take: (event: { readonly data: unknown }) => void) => void
}

/** `process.parentPort` under Electron's utilityProcess, `process.send` as a child of Node. The shell validated neither: it made them. */
export function openLink(): Link {
  const port = (process as unknown as { parentPort?: ParentPort }).parentPort
  if (port !== undefined) {
    return {
      send: (message) => port.postMessage(message),
      onMessage: (take) => port.on('message', (event) => take(event.data as ToCore)),
      onClosed: () => undefined,
      close: () => setTimeout(() => process.exit(0), 50)
    }
  }
  return {
    send: (message) => {
      if (process.connected) process.send?.(message)
    },
    onMessage: (take) => process.on('message', (message) => take(message as ToCore)),
    onClosed: (take) => process.on('disconnect', take),
    close: () => setTimeout(() => process.exit(0), 50)
  }
}
