import type { HidDeviceInfo, HidEvents, HidHandle, HidTransport } from './hid-transport.ts'

type NodeHid = typeof import('node-hid')

/**
 * HID devices by node-hid. The library is loaded at the first use, never at start: where a part of the system is missing
 * (libudev, libusb) only HID scanners are said not to work, and the bench goes on.
 */
export class NodeHidTransport implements HidTransport {
  #loading: Promise<NodeHid> | null = null

  async list(): Promise<readonly HidDeviceInfo[]> {
    const hid = await this.#load()
    const devices = await hid.devicesAsync()
    return devices.flatMap((d): HidDeviceInfo[] => (d.path === undefined || d.path === '' ? [] : [{
      path: d.path,
      vendorId: d.vendorId,
      productId: d.productId,
      serialNumber: d.serialNumber?.trim() ? d.serialNumber.trim() : null,
      manufacturer: d.manufacturer?.trim() ?? '',
      product: d.product?.trim() ?? '',
      usagePage: d.usagePage ?? null
    }]))
  }

  async open(path: string, events: HidEvents): Promise<HidHandle> {
    const hid = await this.#load()
    const device = await hid.HIDAsync.open(path)
    let closed = false
    const close = async (): Promise<void> => {
      if (closed) return
      closed = true
      // An unplugged device may also fail to close; that is no news.
      await device.close().catch(() => {})
    }
    device.on('error', (error: unknown) => {
      if (closed) return
      void close()
      events.onLost(error instanceof Error ? error.message : String(error))
    })
    device.on('data', (report: Uint8Array) => {
      if (!closed) events.onReport(Uint8Array.from(report))
    })
    // node-hid starts its reader in the next tick, and throws there when the device was closed meanwhile.
    await new Promise((resolve) => setImmediate(resolve))
    return { close }
  }

  /** A failure is not kept: the missing part may be installed while the bench runs. */
  #load(): Promise<NodeHid> {
    this.#loading ??= import('node-hid').then((hid) => hid.default ?? hid).catch((error: unknown) => {
      this.#loading = null
      throw error
    })
    return this.#loading
  }
}
