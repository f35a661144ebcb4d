import type { Duplex } from 'node:stream'
import { type Result, err, ok } from '../../../../shared/kernel/result.ts'
import type { DialectReader, PrinterDialect, PrinterReport } from './printer-dialect.ts'

export type StatusFault = 'silent' | 'dropped'

/** One conversation with a printer. Every method settles within its time-out (ms); nothing rejects, and no stream error escapes. */
export interface PrinterLink {
  /** The other end is gone: nothing will be answered any more. */
  readonly dropped: boolean
  labelBegins(): void
  /** Asks for the state. A malformed answer is no answer. */
  ask(timeoutMs: number): Promise<Result<PrinterReport, StatusFault>>
  /** Hands all bytes to the operating system. Anything but `flushed` leaves open how many of them arrived. */
  write(bytes: Uint8Array, timeoutMs: number): Promise<'flushed' | 'stalled' | 'dropped'>
  /** Ends it in good order; a wire that stays (serial) is kept for the next conversation. */
  close(): void
  /** Cuts it, which a waiting call sees as dropped. */
  destroy(): void
}

/** How the two kinds of stream differ. */
export interface StreamEnds {
  /** Calls back when the bytes have left this program for the wire. */
  readonly flush: (bytes: Uint8Array, done: (error?: Error | null) => void) => void
  readonly close: () => void
  readonly destroy: () => void
}

/** A printer behind a stream of Node: a socket or a serial port. */
export class StreamLink implements PrinterLink {
  readonly #dialect: PrinterDialect
  readonly #reader: DialectReader
  readonly #ends: StreamEnds
  #report: PrinterReport | 'malformed' | null = null
  #dropped = false
  /** Called on every byte and on the end of the stream. */
  #wake: () => void = () => {}

  constructor(stream: Duplex, dialect: PrinterDialect, ends: StreamEnds) {
    this.#dialect = dialect
    this.#reader = dialect.reader()
    this.#ends = ends
    stream.on('data', (chunk: Uint8Array) => {
      this.#report = this.#reader.push(chunk) ?? this.#report
      this.#wake()
    })
    // A printer that says goodbye while a label is on its way is as good as gone.
    for (const event of ['end', 'close', 'error'] as const) stream.on(event, () => this.#drop())
  }

  get dropped(): boolean {
    return this.#dropped
  }

  labelBegins(): void {
    this.#reader.labelBegins()
  }

  async ask(timeoutMs: number): Promise<Result<PrinterReport, StatusFault>> {
    if (this.#dropped) return err('dropped')
    this.#report = null
    this.#reader.questionAsked()
    this.#ends.flush(this.#dialect.question, () => {})
    return new Promise((resolve) => {
      const settle = (result: Result<PrinterReport, StatusFault>): void => {
        clearTimeout(timer)
        this.#wake = () => {}
        resolve(result)
      }
      const timer = setTimeout(() => settle(err('silent')), timeoutMs)
      this.#wake = () => {
        if (this.#report === 'malformed') settle(err('silent'))
        else if (this.#report) settle(ok(this.#report))
        else if (this.#dropped) settle(err('dropped'))
      }
    })
  }

  async write(bytes: Uint8Array, timeoutMs: number): Promise<'flushed' | 'stalled' | 'dropped'> {
    if (this.#dropped) return 'dropped'
    return new Promise((resolve) => {
      const settle = (result: 'flushed' | 'stalled' | 'dropped'): void => {
        clearTimeout(timer)
        this.#wake = () => {}
        resolve(result)
      }
      const timer = setTimeout(() => settle('stalled'), timeoutMs)
      this.#wake = () => {
        if (this.#dropped) settle('dropped')
      }
      this.#ends.flush(bytes, (error) => settle(error ? 'dropped' : 'flushed'))
    })
  }

  close(): void {
    this.#ends.close()
  }

  destroy(): void {
    this.#drop()
    this.#ends.destroy()
  }

  #drop(): void {
    this.#dropped = true
    this.#wake()
  }
}
