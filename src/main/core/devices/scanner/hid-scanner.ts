import type { ScannerDeviceConfig } from '../../../../shared/domain/devices/device-config.ts'
import type { ScannerState } from '../../../../shared/domain/devices/device-state.ts'
import { hidLayouts } from '../../../../shared/domain/devices/hid-profile.ts'
import { instant } from '../../../../shared/kernel/time.ts'
import { DuplicateGuard } from './duplicate-guard.ts'
import type { HidBus, HidListing } from './hid-bus.ts'
import { HID_GAP_MS, HidDecoder } from './hid-decoder.ts'
import type { HidDeviceInfo, HidHandle } from './hid-transport.ts'
import type { ScannerEvents } from './scanner-events.ts'

export type HidScannerConfig = Pick<Extract<ScannerDeviceConfig, { kind: 'hid-scanner' }>, 'id' | 'vendorId' | 'productId' | 'serialNumber' | 'profile'>

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/**
 * A scanner in HID POS mode. It opens itself when it is plugged in and again after it was unplugged; nothing the device or the
 * system does reaches the process. Reports that arrive while it is not `ready` are lost.
 */
export class HidScanner {
  readonly id: string
  readonly #config: HidScannerConfig
  readonly #events: ScannerEvents
  readonly #bus: HidBus
  readonly #decoder: HidDecoder
  readonly #guard = new DuplicateGuard()
  #handle: HidHandle | null = null
  #path: string | null = null
  #opening: Promise<void> | null = null
  #unfollow: (() => void) | null = null
  #gap: NodeJS.Timeout | undefined
  #state: ScannerState = 'stopped'
  #detail = ''

  constructor(config: HidScannerConfig, events: ScannerEvents, bus: HidBus) {
    this.id = config.id
    this.#config = config
    this.#events = events
    this.#bus = bus
    this.#decoder = new HidDecoder(hidLayouts[config.profile])
  }

  get state(): ScannerState {
    return this.#state
  }

  /** Scans that were read but not handed on: held trigger (`repeated`), cut off, broken or too long (`broken`). */
  get dropped(): { readonly repeated: number; readonly broken: number } {
    return { repeated: this.#guard.dropped, broken: this.#decoder.dropped }
  }

  start(): void {
    if (this.#unfollow) return
    this.#setState('connecting', '')
    this.#unfollow = this.#bus.follow((listing) => this.#see(listing))
  }

  /** Closes the device; no event follows after `stopped`. */
  async stop(): Promise<void> {
    if (!this.#unfollow) return
    this.#unfollow()
    this.#unfollow = null
    clearTimeout(this.#gap)
    await this.#opening
    const handle = this.#handle
    this.#handle = null
    this.#path = null
    await handle?.close()
    this.#decoder.abandon()
    this.#setState('stopped', '')
  }

  #see(listing: HidListing): void {
    if (!this.#unfollow || this.#opening) return
    if (!listing.ok) return this.#handle ? undefined : this.#setState('no-driver', listing.detail)
    if (this.#path !== null) {
      // The list shows an unplugged device earlier than its reader on some systems.
      if (!listing.devices.some((d) => d.path === this.#path)) this.#lost(this.#path, 'unplugged')
      return
    }
    const found = listing.devices.find((d) => this.#isMine(d) && !this.#bus.isTaken(d.path))
    if (!found) return this.#setState('unplugged', '')
    this.#opening = this.#open(found.path).finally(() => (this.#opening = null))
  }

  #isMine(device: HidDeviceInfo): boolean {
    const { vendorId, productId, serialNumber } = this.#config
    return device.vendorId === vendorId && device.productId === productId && (serialNumber === null || device.serialNumber === serialNumber)
  }

  async #open(path: string): Promise<void> {
    this.#path = path
    try {
      const handle = await this.#bus.open(path, {
        onReport: (report) => this.#read(path, report),
        onLost: (detail) => this.#lost(path, detail)
      })
      if (this.#path !== path) return void handle.close().catch(() => {})
      this.#handle = handle
      if (this.#unfollow) this.#setState('ready', '')
    } catch (error) {
      if (this.#path === path) this.#path = null
      if (this.#unfollow) this.#setState('failed', message(error))
    }
  }

  #read(path: string, report: Uint8Array): void {
    if (!this.#unfollow || this.#path !== path) return
    clearTimeout(this.#gap)
    this.#events.onBytes?.(report)
    const read = this.#decoder.push(report)
    if (read && this.#guard.admit(read.text, performance.now())) this.#events.onScan(read.text, instant(Date.now()))
    if (this.#decoder.pending) this.#gap = setTimeout(() => this.#decoder.abandon(), HID_GAP_MS)
  }

  #lost(path: string, detail: string): void {
    if (this.#path !== path) return
    const handle = this.#handle
    this.#handle = null
    this.#path = null
    clearTimeout(this.#gap)
    this.#decoder.abandon()
    handle?.close().catch(() => {})
    if (this.#unfollow) this.#setState('unplugged', detail)
  }

  #setState(state: ScannerState, detail: string): void {
    if (state === this.#state && detail === this.#detail) return
    this.#state = state
    this.#detail = detail
    this.#events.onState(state, detail)
  }
}
