import { connect } from 'node:net'
import { type Result, err, ok } from '../../../../shared/kernel/result.ts'
import type { PrinterDialect } from './printer-dialect.ts'
import { type PrinterLink, StreamLink } from './printer-link.ts'

/** A way to a printer that can be taken again and again. */
export interface PrinterLine {
  /** The line ends with the printer's power: a printer that was off cannot answer on it as if nothing had been. */
  readonly endsWithPower: boolean
  /** Ms that so many bytes may take beyond the usual, because the wire is slow. */
  writeMs(bytes: number): number
  open(timeoutMs: number): Promise<Result<PrinterLink, string>>
  /** Lets go of the wire for good. */
  dispose(): void
}

export interface TcpAddress {
  readonly host: string
  /** Usually 9100. */
  readonly port: number
}

/** A connection of its own for each conversation: many printers take no second one, and an idle one would shut others out. */
export function tcpLine(to: TcpAddress, dialect: PrinterDialect): PrinterLine {
  return {
    endsWithPower: true,
    writeMs: () => 0,
    dispose: () => {},
    open: (timeoutMs) =>
      new Promise((resolve) => {
        const socket = connect({ host: to.host, port: to.port, noDelay: true })
        const timer = setTimeout(() => fail('connection timed out'), timeoutMs)
        const fail = (detail: string): void => {
          clearTimeout(timer)
          socket.destroy()
          resolve(err(detail))
        }
        socket.on('error', (error) => fail(error.message))
        socket.once('connect', () => {
          clearTimeout(timer)
          const close = (): void => {
            socket.end()
            socket.setTimeout(1000, () => socket.destroy())
            socket.unref()
          }
          const flush = (bytes: Uint8Array, done: (error?: Error | null) => void): void => void socket.write(bytes, done)
          resolve(ok(new StreamLink(socket, dialect, { flush, close, destroy: () => socket.destroy() })))
        })
      })
  }
}
