import { SerialPort } from 'serialport'
import { type DeviceConfig, isScanner, type PrinterDeviceConfig, type ScannerDeviceConfig } from '../../../shared/domain/devices/device-config.ts'
import type { DeviceState, PrinterState } from '../../../shared/domain/devices/device-state.ts'
import { type Result, err, ok } from '../../../shared/kernel/result.ts'
import type { Instant } from '../../../shared/kernel/time.ts'
import { DeviceTrace, type TracedChunk } from './device-trace.ts'
import type { PrinterTimeouts } from './printer/label-printer.ts'
import { openPrinter } from './printer/open-printer.ts'
import type { OwnedPrinter, PrinterPort, SendOutcome } from './printer/printer-port.ts'
import { type Spooler, systemSpooler } from './printer/spooler.ts'
import { HidBus, type HidListing } from './scanner/hid-bus.ts'
import type { HidTransport } from './scanner/hid-transport.ts'
import { NodeHidTransport } from './scanner/node-hid-transport.ts'
import { openScanner } from './scanner/open-scanner.ts'

export interface DeviceStatus {
  readonly id: string
  readonly kind: DeviceConfig['kind']
  readonly name: string
  readonly state: DeviceState
  /** What the operating system said; for support, not for the operator. */
  readonly detail: string
}

export interface DeviceManagerEvents {
  readonly onScan: (raw: string, from: { readonly deviceId: string; readonly at: Instant }) => void
  /** Each change. A printer that becomes `ready` is the moment to kick the print queue. */
  readonly onDeviceState: (status: DeviceStatus) => void
}

/** Ms. */
export interface DeviceTiming {
  readonly readyPollMs: number
  readonly notReadyPollMs: number
  readonly printer?: Partial<PrinterTimeouts>
  /** Between two looks at what HID devices are plugged in; default 1500. */
  readonly hidPollMs?: number
}

/** Where the bench ends and the operating system begins; a test puts its own there. */
export interface DeviceEdges {
  readonly hid?: HidTransport
  readonly spooler?: Spooler
}

/** What came from a scanner, newest first, and what of it was not handed on. */
export interface ScannerTrace {
  readonly chunks: readonly TracedChunk[]
  readonly dropped: { readonly repeated: number; readonly broken: number }
}

export interface PrinterTest {
  readonly before: PrinterState
  readonly outcome: SendOutcome
}

export interface NoSuchPrinter {
  readonly code: 'devices.noSuchPrinter'
  readonly params: { readonly device: string }
}

interface Device {
  config: DeviceConfig
  state: DeviceState
  detail: string
  readonly printer: OwnedPrinter | null
  readonly scanner: { readonly trace: DeviceTrace; readonly dropped: () => ScannerTrace['dropped'] } | null
  readonly stop: () => Promise<void>
}

/** Owns the scanners and printers of a bench: starts what is configured, sees their state alone, hands on scans. */
export class DeviceManager {
  readonly #events: DeviceManagerEvents
  readonly #timing: DeviceTiming
  readonly #hid: HidBus
  readonly #spooler: Spooler
  readonly #devices = new Map<string, Device>()
  #turn: Promise<void> = Promise.resolve()

  constructor(events: DeviceManagerEvents, timing: DeviceTiming = { readyPollMs: 5000, notReadyPollMs: 2000 }, edges: DeviceEdges = {}) {
    this.#events = events
    this.#timing = timing
    this.#hid = new HidBus(edges.hid ?? new NodeHidTransport(), timing.hidPollMs ?? 1500)
    this.#spooler = edges.spooler ?? systemSpooler()
  }

  /** Starts, restarts and stops only what differs; a new name alone interrupts nothing. */
  apply(configs: readonly DeviceConfig[]): Promise<void> {
    this.#turn = this.#turn.then(() => this.#apply(configs))
    return this.#turn
  }

  stop(): Promise<void> {
    return this.apply([])
  }

  states(): DeviceStatus[] {
    return [...this.#devices.values()].map(statusOf)
  }

  /** The printer with this id, or null when none is configured. */
  printer(id: string): PrinterPort | null {
    return this.#devices.get(id)?.printer ?? null
  }

  /** Ids of all printers, in the order in which they were configured. */
  printerIds(): string[] {
    return [...this.#devices.values()].filter((d) => d.printer).map((d) => d.config.id)
  }

  /** Sends a test label, drawn by the caller. It goes past the print queue: it is no label of a bag. */
  async testPrinter(id: string, bytes: Uint8Array): Promise<Result<PrinterTest, NoSuchPrinter>> {
    const printer = this.#devices.get(id)?.printer
    if (!printer) return err({ code: 'devices.noSuchPrinter', params: { device: id } })
    const before = await printer.status()
    return ok({ before, outcome: before === 'ready' ? await printer.send(bytes, 'TEST') : { outcome: 'not-sent', reason: before } })
  }

  /** The last raw bytes of a scanner; null when there is no such scanner. Looking keeps the trace open for ten seconds more. */
  trace(id: string): ScannerTrace | null {
    const scanner = this.#devices.get(id)?.scanner
    return scanner ? { chunks: scanner.trace.read(), dropped: scanner.dropped() } : null
  }

  /** HID devices that are plugged in now, or why that cannot be known. */
  listHidDevices(): Promise<HidListing> {
    return this.#hid.list()
  }

  /** Serial ports that the operating system names, for the settings screen. Not every port is named: a path may also be typed. */
  async listSerialPorts(): Promise<{ readonly path: string; readonly label: string }[]> {
    try {
      const ports = await SerialPort.list()
      return ports.map((p) => ({ path: p.path, label: [p.manufacturer, p.serialNumber].filter(Boolean).join(' ') }))
    } catch {
      // Without udev (Linux) there is no list; the path can still be typed.
      return []
    }
  }

  async #apply(configs: readonly DeviceConfig[]): Promise<void> {
    const wanted = new Map(configs.map((c) => [c.id, c]))
    const gone = [...this.#devices.values()].filter((d) => {
      const config = wanted.get(d.config.id)
      return !config || connectionOf(config) !== connectionOf(d.config)
    })
    await Promise.all(
      gone.map(async (device) => {
        await device.stop()
        this.#devices.delete(device.config.id)
      })
    )
    for (const config of configs) {
      const running = this.#devices.get(config.id)
      if (running) running.config = config
      else this.#start(config)
    }
  }

  #start(config: DeviceConfig): void {
    if (isScanner(config)) this.#startScanner(config)
    else this.#startPrinter(config)
  }

  #startScanner(config: ScannerDeviceConfig): void {
    const trace = new DeviceTrace()
    const scanner = openScanner(config, this.#hid, {
      onScan: (raw, at) => this.#events.onScan(raw, { deviceId: config.id, at }),
      onState: (state, detail) => this.#set(config.id, { state, detail }),
      onBytes: (bytes) => trace.add(bytes)
    })
    const stop = (): Promise<void> => scanner.stop()
    this.#devices.set(config.id, { config, state: 'connecting', detail: '', printer: null, scanner: { trace, dropped: () => scanner.dropped }, stop })
    scanner.start()
  }

  #startPrinter(config: PrinterDeviceConfig): void {
    let timer: NodeJS.Timeout | undefined
    let stopped = false
    const onState = (state: PrinterState): void => {
      if (!stopped) this.#set(config.id, { state, detail: '' })
    }
    const printer = openPrinter(config, { timeouts: this.#timing.printer ?? {}, spooler: this.#spooler, onState })
    // While a label is under way its driver reports the state itself; a second connection would disturb small printers.
    const poll = async (): Promise<void> => {
      const state = printer.busy ? 'ready' : await printer.status()
      if (!stopped) timer = setTimeout(() => void poll(), state === 'ready' ? this.#timing.readyPollMs : this.#timing.notReadyPollMs)
    }
    const stop = (): Promise<void> => {
      stopped = true
      clearTimeout(timer)
      printer.close()
      return Promise.resolve()
    }
    this.#devices.set(config.id, { config, state: 'checking', detail: '', printer, scanner: null, stop })
    void poll()
  }

  #set(id: string, next: { readonly state: DeviceState; readonly detail: string }): void {
    const device = this.#devices.get(id)
    if (!device || (device.state === next.state && device.detail === next.detail)) return
    device.state = next.state
    device.detail = next.detail
    this.#events.onDeviceState(statusOf(device))
  }
}

function statusOf(device: Device): DeviceStatus {
  const { id, kind, name } = device.config
  return { id, kind, name, state: device.state, detail: device.detail }
}

/** All but its name: a change of it means another device. */
function connectionOf(config: DeviceConfig): string {
  return JSON.stringify(Object.entries({ ...config, name: '' }).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
