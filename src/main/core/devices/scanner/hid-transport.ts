/** A HID device that is plugged in. */
export interface HidDeviceInfo {
  /** The operating system's name; good until it is unplugged. */
  readonly path: string
  readonly vendorId: number
  readonly productId: number
  readonly serialNumber: string | null
  readonly manufacturer: string
  readonly product: string
  /** 0x8C: bar code scanner. Null where the system does not say. */
  readonly usagePage: number | null
}

export interface HidEvents {
  /** One input report, with its id when the device numbers its reports. The bytes are the receiver's. */
  readonly onReport: (report: Uint8Array) => void
  /** The device is gone or broken; said at most once, and nothing follows. */
  readonly onLost: (detail: string) => void
}

export interface HidHandle {
  /** No event follows. */
  close(): Promise<void>
}

/** The edge to the operating system's HID devices. Both calls reject with what the system says. */
export interface HidTransport {
  /** Rejects when this computer has no HID support at all. */
  list(): Promise<readonly HidDeviceInfo[]>
  open(path: string, events: HidEvents): Promise<HidHandle>
}
