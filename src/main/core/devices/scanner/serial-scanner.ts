import { SerialPort } from 'serialport'
import type { ScannerState } from '../../../../shared/domain/devices/device-state.ts'
import { instant } from '../../../../shared/kernel/time.ts'
import { BackOff } from '../back-off.ts'
import { DuplicateGuard } from './duplicate-guard.ts'
import { ScanFramer } from './scan-framer.ts'
import type { ScannerEvents } from './scanner-events.ts'

export interface SerialScannerConfig {
  readonly id: string
  readonly path: string
  /** Baud. */
  readonly baudRate: number
}

/** What the operating systems say when the port is not there (any more). Everything else means: there, but not usable. */
const GONE = /ENOENT|ENXIO|ENODEV|EIO|no such (file|device)|file not found|input\/output error|cannot find/i

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/**
 * A scanner on a serial port (USB-COM). It reconnects by itself after being unplugged, and no error of the port ever reaches the process.
 * Bytes that arrive while the port is closed are lost: a scan counts only while the state is `ready`.
 */
export class SerialScanner {
  readonly id: string
  readonly #config: SerialScannerConfig
  readonly #events: ScannerEvents
  readonly #framer = new ScanFramer()
  readonly #guard = new DuplicateGuard()
  readonly #backOff = new BackOff({ firstMs: 200, maxMs: 2000 })
  #port: SerialPort | null = null
  #opening: Promise<void> = Promise.resolve()
  #closing: Promise<void> = Promise.resolve()
  #state: ScannerState = 'stopped'
  #detail = ''
  #running = false
  #retry: NodeJS.Timeout | undefined
  #idle: NodeJS.Timeout | undefined

  constructor(config: SerialScannerConfig, events: ScannerEvents) {
    this.id = config.id
    this.#config = config
    this.#events = events
  }

  get state(): ScannerState {
    return this.#state
  }

  /** Scans that were read but not handed on: held trigger (`repeated`), cut off or too long (`broken`). */
  get dropped(): { readonly repeated: number; readonly broken: number } {
    return { repeated: this.#guard.dropped, broken: this.#framer.dropped }
  }

  start(): void {
    if (this.#running) return
    this.#running = true
    this.#backOff.reset()
    this.#setState('connecting', '')
    this.#connect()
  }

  /** Closes the port; no event follows after `stopped`. */
  async stop(): Promise<void> {
    const wasRunning = this.#running
    this.#running = false
    clearTimeout(this.#retry)
    clearTimeout(this.#idle)
    await this.#opening
    const port = this.#port
    this.#port = null
    if (port) this.#close(port)
    await this.#closing
    this.#framer.abandon()
    if (wasRunning) this.#setState('stopped', '')
  }

  #connect(): void {
    const port = new SerialPort({ path: this.#config.path, baudRate: this.#config.baudRate, autoOpen: false })
    this.#port = port
    // Without a `data` listener an unplugged port is never noticed; without an `error` listener its EIO ends the process.
    port.on('data', (chunk: Uint8Array) => this.#read(port, chunk))
    port.on('error', (error) => this.#lost(port, message(error)))
    port.on('close', (error: unknown) => this.#lost(port, error ? message(error) : 'closed'))
    // A zero-byte read ends the stream but leaves the port open and says no `close`.
    port.on('end', () => this.#lost(port, 'end of stream'))
    this.#opening = new Promise((resolve) => {
      port.open((error) => {
        this.#opened(port, error ?? null)
        resolve()
      })
    })
  }

  #opened(port: SerialPort, error: Error | null): void {
    if (!this.#running) return
    if (error) return this.#lost(port, error.message)
    this.#backOff.reset()
    // Some scanners send only while DTR and RTS are up. Ports without modem lines refuse this, and work all the same.
    port.set({ dtr: true, rts: true }, () => {})
    this.#setState('ready', '')
  }

  #read(port: SerialPort, chunk: Uint8Array): void {
    if (this.#port !== port || !this.#running) return
    clearTimeout(this.#idle)
    this.#events.onBytes?.(chunk)
    for (const raw of this.#framer.push(chunk)) this.#emit(raw)
    if (!this.#framer.pending) return
    this.#idle = setTimeout(() => {
      const raw = this.#framer.idle()
      if (raw !== null) this.#emit(raw)
    }, this.#framer.idleMs)
  }

  #emit(raw: string): void {
    if (this.#guard.admit(raw, performance.now())) this.#events.onScan(raw, instant(Date.now()))
  }

  #lost(port: SerialPort, detail: string): void {
    if (this.#port !== port || !this.#running) return
    this.#port = null
    clearTimeout(this.#idle)
    this.#framer.abandon()
    this.#close(port)
    const wasReady = this.#state === 'ready'
    this.#setState(wasReady || GONE.test(detail) ? 'unplugged' : 'failed', detail)
    this.#retry = setTimeout(() => this.#connect(), this.#backOff.next())
  }

  #close(port: SerialPort): void {
    if (!port.isOpen) return
    this.#closing = new Promise((resolve) => port.close(() => resolve()))
  }

  #setState(state: ScannerState, detail: string): void {
    if (state === this.#state && detail === this.#detail) return
    this.#state = state
    this.#detail = detail
    this.#events.onState(state, detail)
  }
}
