import type { PrinterState } from '../../../../shared/domain/devices/device-state.ts'
import type { PrintTarget } from '../../../../shared/domain/devices/print-target.ts'
import type { OwnedPrinter, SendOutcome } from './printer-port.ts'

/** A printer that is handed whole files: a spooler's queue, or a folder. */
export interface FilePrinterOptions {
  readonly id: string
  readonly target: PrintTarget
  readonly look: () => Promise<PrinterState>
  readonly print: (bytes: Uint8Array, name: string) => Promise<SendOutcome>
  readonly onState?: (state: PrinterState) => void
}

/** One question or label at a time, like every printer; a label goes out only when the look before it said `ready`. */
export class FilePrinter implements OwnedPrinter {
  readonly id: string
  readonly target: PrintTarget
  readonly #options: FilePrinterOptions
  #turn: Promise<unknown> = Promise.resolve()
  #waiting = 0
  #closed = false

  constructor(options: FilePrinterOptions) {
    this.id = options.id
    this.target = options.target
    this.#options = options
  }

  get busy(): boolean {
    return this.#waiting > 0
  }

  status(): Promise<PrinterState> {
    return this.#inTurn(() => this.#look())
  }

  send(bytes: Uint8Array, name = 'label'): Promise<SendOutcome> {
    return this.#inTurn(async () => {
      const state = await this.#look()
      if (state !== 'ready') return { outcome: 'not-sent', reason: state }
      if (this.#closed) return { outcome: 'not-sent', reason: 'unreachable' }
      const outcome = await this.#options.print(bytes, name.replace(/[^A-Za-z0-9-]/g, '').slice(0, 40) || 'label')
      if (outcome.outcome === 'not-sent') this.#options.onState?.(outcome.reason)
      return outcome
    })
  }

  /** What a spooler already has cannot be cut; nothing new is taken. */
  close(): void {
    this.#closed = true
  }

  async #look(): Promise<PrinterState> {
    const state = this.#closed ? 'unreachable' : await this.#options.look()
    this.#options.onState?.(state)
    return state
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.#waiting += 1
    const result = this.#turn.then(work).finally(() => (this.#waiting -= 1))
    this.#turn = result.catch(() => {})
    return result
  }
}
