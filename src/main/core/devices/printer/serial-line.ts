import { SerialPort } from 'serialport'
import { type Result, err, ok } from '../../../../shared/kernel/result.ts'
import { waitForBoth } from '../serial-waits.ts'
import type { PrinterDialect } from './printer-dialect.ts'
import { type PrinterLink, StreamLink } from './printer-link.ts'
import type { PrinterLine } from './tcp-line.ts'

export interface SerialAddress {
  readonly path: string
  /** Baud. */
  readonly baudRate: number
  readonly rtscts: boolean
}

const BITS_PER_BYTE = 10

/**
 * A printer on a serial port. The port is opened once and kept: opening it anew for each question would toggle the modem lines,
 * which restarts some printers. A port that failed is opened again at the next question.
 */
export class SerialLine implements PrinterLine {
  readonly endsWithPower = false
  readonly #address: SerialAddress
  readonly #dialect: PrinterDialect
  #link: PrinterLink | null = null
  #port: SerialPort | null = null
  #closing: Promise<void> = Promise.resolve()

  constructor(address: SerialAddress, dialect: PrinterDialect) {
    this.#address = address
    this.#dialect = dialect
  }

  writeMs(bytes: number): number {
    return (bytes * BITS_PER_BYTE * 2000) / this.#address.baudRate
  }

  async open(timeoutMs: number): Promise<Result<PrinterLink, string>> {
    if (this.#link && !this.#link.dropped) return ok(this.#link)
    this.dispose()
    await this.#closing
    return this.#connect(timeoutMs)
  }

  dispose(): void {
    const port = this.#port
    this.#port = null
    this.#link = null
    if (port?.isOpen) this.#closing = new Promise((resolve) => port.close(() => resolve()))
  }

  #connect(timeoutMs: number): Promise<Result<PrinterLink, string>> {
    const { path, baudRate, rtscts } = this.#address
    const port = new SerialPort({ path, baudRate, rtscts, autoOpen: false })
    this.#port = port
    // Without an `error` listener an unplugged port ends the process.
    port.on('error', () => {})
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(err('port did not open')), timeoutMs)
      port.open((error) => {
        clearTimeout(timer)
        if (error) return resolve(err(error.message))
        if (this.#port !== port) {
          port.close(() => {})
          return resolve(err('closed'))
        }
        waitForBoth(port)
        const flush = (bytes: Uint8Array, done: (error?: Error | null) => void): void => {
          port.write(bytes, (failed) => (failed ? done(failed) : port.drain(done)))
        }
        const link = new StreamLink(port, this.#dialect, { flush, close: () => {}, destroy: () => this.#cut(port) })
        this.#link = link
        resolve(ok(link))
      })
    })
  }

  #cut(port: SerialPort): void {
    if (this.#port === port) this.dispose()
  }
}
