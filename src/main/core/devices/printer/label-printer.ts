import { setTimeout as sleep } from 'node:timers/promises'
import type { PrinterState } from '../../../../shared/domain/devices/device-state.ts'
import type { PrintTarget } from '../../../../shared/domain/devices/print-target.ts'
import type { PrinterDialect } from './printer-dialect.ts'
import type { PrinterLink } from './printer-link.ts'
import type { OwnedPrinter, SendOutcome } from './printer-port.ts'
import type { PrinterLine } from './tcp-line.ts'

/** All in ms. */
export interface PrinterTimeouts {
  readonly connectMs: number
  /** For one answer. */
  readonly statusMs: number
  readonly writeMs: number
  /** From the last byte until the printer must have said that the label is printed. */
  readonly drainMs: number
  /** Between two questions while it prints. */
  readonly pollMs: number
}

const DEFAULTS: PrinterTimeouts = { connectMs: 3000, statusMs: 2000, writeMs: 10_000, drainMs: 20_000, pollMs: 100 }

export interface LabelPrinterOptions {
  readonly id: string
  readonly target: PrintTarget
  readonly line: PrinterLine
  readonly dialect: PrinterDialect
  readonly timeouts?: Partial<PrinterTimeouts>
  /** Told each state that was seen, also in the middle of a job. */
  readonly onState?: (state: PrinterState) => void
}

/**
 * A label printer that can be asked: ZPL or TSPL, on the network or a serial port; one question or label at a time.
 * A label goes out only after the printer said that it is ready; it is sent only when the printer says that nothing is left to print.
 */
export class LabelPrinter implements OwnedPrinter {
  readonly id: string
  readonly target: PrintTarget
  readonly #line: PrinterLine
  readonly #dialect: PrinterDialect
  readonly #timeouts: PrinterTimeouts
  readonly #onState: (state: PrinterState) => void
  #turn: Promise<unknown> = Promise.resolve()
  #waiting = 0
  #link: PrinterLink | null = null
  #closed = false

  constructor(options: LabelPrinterOptions) {
    this.id = options.id
    this.target = options.target
    this.#line = options.line
    this.#dialect = options.dialect
    this.#timeouts = { ...DEFAULTS, ...options.timeouts }
    this.#onState = options.onState ?? (() => {})
  }

  get busy(): boolean {
    return this.#waiting > 0
  }

  status(): Promise<PrinterState> {
    return this.#inTurn(async () => {
      const [state, link] = await this.#ask()
      link?.close()
      return state
    })
  }

  send(bytes: Uint8Array): Promise<SendOutcome> {
    return this.#inTurn(async () => {
      const [state, link] = await this.#ask()
      if (state !== 'ready' || !link) {
        link?.close()
        return { outcome: 'not-sent', reason: state === 'ready' ? 'unreachable' : state }
      }
      // The last moment at which it is certain that the label is not with the printer.
      if (link.dropped || this.#closed) return { outcome: 'not-sent', reason: 'unreachable' }
      link.labelBegins()
      const all = Buffer.concat([bytes, this.#dialect.trailer])
      const written = await link.write(all, this.#timeouts.writeMs + this.#line.writeMs(all.length))
      if (written !== 'flushed') {
        link.destroy()
        return { outcome: 'unknown', reason: written === 'dropped' ? 'connection-dropped' : 'stalled' }
      }
      const outcome = await this.#confirm(link)
      // What is left of an unconfirmed label must not be taken for an answer about the next one.
      if (outcome.outcome === 'unknown') link.destroy()
      else link.close()
      return outcome
    })
  }

  close(): void {
    this.#closed = true
    this.#link?.destroy()
    this.#line.dispose()
  }

  async #ask(): Promise<readonly [PrinterState, PrinterLink | null]> {
    if (this.#closed) return ['unreachable', null]
    const opened = await this.#line.open(this.#timeouts.connectMs)
    if (!opened.ok) return [this.#seen('unreachable'), null]
    const link = opened.value
    this.#link = link
    if (this.#closed) {
      link.destroy()
      return ['unreachable', null]
    }
    const status = await link.ask(this.#timeouts.statusMs)
    if (status.ok) return [this.#seen(status.value.state), link]
    link.destroy()
    return [this.#seen(status.error === 'silent' ? 'silent' : 'unreachable'), null]
  }

  /** After the last byte: asks until nothing is left. */
  async #confirm(link: PrinterLink): Promise<SendOutcome> {
    const until = performance.now() + this.#timeouts.drainMs
    let reason: Extract<SendOutcome, { outcome: 'unknown' }>['reason'] = 'no-answer'
    let wasSilent = false
    for (;;) {
      const waitMs = Math.max(1, Math.min(this.#timeouts.statusMs, until - performance.now()))
      const status = await link.ask(waitMs)
      if (!status.ok && status.error === 'dropped') return { outcome: 'unknown', reason: 'connection-dropped' }
      if (status.ok) {
        const state = this.#seen(status.value.state)
        // On a line that outlives the printer's power, silence may have been a switch: what it forgot is not what it printed.
        if (wasSilent && !this.#line.endsWithPower) return { outcome: 'unknown', reason: 'no-answer' }
        if (status.value.settled) return { outcome: 'sent' }
        // It holds the label: a printer prints it after new paper, so time is given for that before a person is asked.
        reason = state === 'ready' ? 'still-printing' : state
      } else {
        wasSilent = true
        // A question cut short by the end of the wait says nothing.
        if (reason === 'still-printing' && waitMs === this.#timeouts.statusMs) reason = 'no-answer'
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
      this.#link = null
    })
    this.#turn = result.catch(() => {})
    return result
  }
}
