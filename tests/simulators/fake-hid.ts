import type { HidDeviceInfo, HidEvents, HidHandle, HidTransport } from '../../src/main/core/devices/scanner/hid-transport.ts'

interface Plugged {
  readonly info: HidDeviceInfo
  events: HidEvents | null
}

/** HID devices without an operating system: there is no /dev/uhid where tests run. Everything above this edge is the real thing. */
export class FakeHid implements HidTransport {
  readonly #plugged = new Map<string, Plugged>()
  /** What `list()` fails with, as where libudev is missing. */
  listFails: string | null = null
  openFails: string | null = null
  opened = 0

  plug(path: string, info: Partial<HidDeviceInfo> = {}): void {
    const usual = { vendorId: 0x0c2e, productId: 0x0b61, serialNumber: null, manufacturer: 'Example', product: 'HID scanner', usagePage: 0x8c }
    this.#plugged.set(path, { info: { ...usual, ...info, path }, events: null })
  }

  /** `silently`: the reader does not notice; only the list shows it. */
  unplug(path: string, silently = false): void {
    const device = this.#plugged.get(path)
    this.#plugged.delete(path)
    if (!silently) device?.events?.onLost('could not read from HID device')
  }

  /** One report as the device sends it. */
  report(path: string, bytes: Uint8Array): void {
    this.#plugged.get(path)?.events?.onReport(bytes)
  }

  isOpen(path: string): boolean {
    return (this.#plugged.get(path)?.events ?? null) !== null
  }

  list(): Promise<readonly HidDeviceInfo[]> {
    if (this.listFails !== null) return Promise.reject(new Error(this.listFails))
    return Promise.resolve([...this.#plugged.values()].map((d) => d.info))
  }

  open(path: string, events: HidEvents): Promise<HidHandle> {
    const device = this.#plugged.get(path)
    if (this.openFails !== null || !device) return Promise.reject(new Error(this.openFails ?? 'cannot open device'))
    this.opened += 1
    device.events = events
    return Promise.resolve({
      close: () => {
        if (device.events === events) device.events = null
        return Promise.resolve()
      }
    })
  }
}

/** The reports of one code in the usual POS layout: id 2, length, AIM identifier, 56 bytes of data, two spare, more. */
export function posReports(text: string, aim = ']C0'): Uint8Array[] {
  const data = new TextEncoder().encode(text)
  const reports: Uint8Array[] = []
  for (let at = 0; at === 0 || at < data.length; at += 56) {
    const part = data.subarray(at, at + 56)
    const report = new Uint8Array(64)
    report.set([2, part.length, ...new TextEncoder().encode(aim)])
    report.set(part, 5)
    report[63] = at + 56 < data.length ? 1 : 0
    reports.push(report)
  }
  return reports
}
