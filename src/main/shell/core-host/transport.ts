import type { ToCore } from '../../../shared/ipc/link.ts'

/** One running core process, whatever starts it. Callbacks are given at the start, so that no message is missed. */
export interface CoreTransport {
  readonly pid: number | undefined
  /** Sends, or does nothing when the process is gone: its end is reported by `onExit`. */
  readonly send: (message: ToCore) => void
  /** Ends it at once (SIGKILL). */
  readonly kill: () => void
}

export interface TransportEvents {
  /** Anything the process sent; not yet checked. */
  readonly onMessage: (message: unknown) => void
  /** Once, when the process is gone or could not be started. */
  readonly onExit: (detail: string) => void
  /** One line that it wrote to its output. */
  readonly onLine: (line: string) => void
}

export type StartTransport = (events: TransportEvents) => CoreTransport
