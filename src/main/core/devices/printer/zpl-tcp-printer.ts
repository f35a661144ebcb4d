import { setTimeout as sleep } from 'node:timers/promises'
import type { PrinterState } from '../../../../shared/domain/devices/device-state.ts'
import type { PrinterPort, SendOutcome } from './printer-port.ts'
import { ZplConnection } from './zpl-connection.ts'
import { isDrained, printerStateOf } from './zpl-status.ts'

/** All in ms. */
export interface ZplTimeouts {
  readonly connectMs: number
  /** For one answer to `~HS`. */
  readonly statusMs: number
  readonly writeMs: number
  /** From the last byte until the printer must have said that the label is printed. */
  readonly drainMs: number
  /** Between two questions while it prints. */
  readonly pollMs: number
}

const DEFAULTS: ZplTimeouts = { connectMs: 3000, statusMs: 2000, writeMs: 10_000, drainMs: 20_000, pollMs: 100 }

export interface ZplTcpPrinterOptions {
  readonly id: string
  readonly host: string
  /** Usually 9100. */
  readonly port: number
  readonly timeouts?: Partial<ZplTimeouts>
  /** Told each state that was seen, also in the middle of a job. */
  readonly onState?: (state: PrinterState) => void
}

/**
 * A ZPL printer on the network; one connection per question or label, one at a time (many printers take no second one).
 * A label goes out only after the printer said that it is ready; it is sent only when the printer says that nothing is left to print.
 */
export class ZplTcpPrinter implements PrinterPort {
  readonly id: string
  readonly #address: { readonly host: string; readonly port: number }
  readonly #timeouts: ZplTimeouts
  readonly #onState: (state: PrinterState) => void
  #turn: Promise<unknown> = Promise.resolve()
  #waiting = 0
  #connection: ZplConnection | null = null
  #closed = false

  constructor(options: ZplTcpPrinterOptions) {
    this.id = options.id
    this.#address = { host: options.host, port: options.port }
    this.#timeouts = { ...DEFAULTS, ...options.timeouts }
    this.#onState = options.onState ?? (() => {})
  }

  /** Whether a question or label is under way. */
  get busy(): boolean {
    return this.#waiting > 0
  }

  status(): Promise<PrinterState> {
    return this.#inTurn(async () => {
      const [state, connection] = await this.#ask()
      connection?.close()
      return state
    })
  }

  send(bytes: Uint8Array): Promise<SendOutcome> {
    return this.#inTurn(async () => {
      const [state, connection] = await this.#ask()
      if (state !== 'ready' || !connection) {
        connection?.close()
        return { outcome: 'not-sent', reason: state === 'ready' ? 'unreachable' : state }
      }
      // The last moment at which it is certain that the label is not with the printer.
      if (connection.dropped || this.#closed) return { outcome: 'not-sent', reason: 'unreachable' }
      const written = await connection.write(bytes, this.#timeouts.writeMs)
      if (written !== 'flushed') {
        connection.destroy()
        return { outcome: 'unknown', reason: written === 'dropped' ? 'connection-dropped' : 'stalled' }
      }
      const outcome = await this.#confirm(connection)
      connection.close()
      return outcome
    })
  }

  /** Cuts what is under way (a label then is `unknown`) and takes no more. */
  close(): void {
    this.#closed = true
    this.#connection?.destroy()
  }

  async #ask(): Promise<readonly [PrinterState, ZplConnection | null]> {
    if (this.#closed) return ['unreachable', null]
    const opened = await ZplConnection.open({ ...this.#address, timeoutMs: this.#timeouts.connectMs })
    if (!opened.ok) return [this.#seen('unreachable'), null]
    const connection = opened.value
    this.#connection = connection
    if (this.#closed) {
      connection.destroy()
      return ['unreachable', null]
    }
    const status = await connection.hostStatus(this.#timeouts.statusMs)
    if (status.ok) return [this.#seen(printerStateOf(status.value)), connection]
    connection.destroy()
    return [this.#seen(status.error === 'silent' ? 'silent' : 'unreachable'), null]
  }

  /** After the last byte: asks until nothing is left. The question follows the label in the same stream, so the answer counts it in. */
  async #confirm(connection: ZplConnection): Promise<SendOutcome> {
    const until = performance.now() + this.#timeouts.drainMs
    let reason: Extract<SendOutcome, { outcome: 'unknown' }>['reason'] = 'no-answer'
    for (;;) {
      const status = await connection.hostStatus(Math.max(1, Math.min(this.#timeouts.statusMs, until - performance.now())))
      if (!status.ok && status.error === 'dropped') return { outcome: 'unknown', reason: 'connection-dropped' }
      if (status.ok) {
        const state = this.#seen(printerStateOf(status.value))
        if (isDrained(status.value)) return { outcome: 'sent' }
        // It holds the label: a printer prints it after new paper, so time is given for that before a person is asked.
        reason = state === 'ready' ? 'still-printing' : state
      } else if (reason === 'still-printing') {
        reason = 'no-answer'
      }
      if (performance.now() >= until) return { outcome: 'unknown', reason }
      await sleep(this.#timeouts.pollMs)
    }
  }

  #seen(state: PrinterState): PrinterState {
    this.#onState(state)
    return state
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.#waiting += 1
    const result = this.#turn.then(work).finally(() => {
      this.#waiting -= 1
      this.#connection = null
    })
    this.#turn = result.catch(() => {})
    return result
  }
}
