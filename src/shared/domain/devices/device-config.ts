import { z } from 'zod'
import { labelDpis } from '../labels/label-layout.ts'
import { hidProfiles } from './hid-profile.ts'

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
const name = z.string().trim().min(1).max(64)
/** The operating system's name of a serial port (`COM3`, `/dev/serial/by-id/…`). */
const path = z.string().trim().min(1).max(256)
const host = z.string().trim().max(253).regex(/^[A-Za-z0-9](?:[A-Za-z0-9.:-]*[A-Za-z0-9])?$|^::[A-Fa-f0-9:]*$/)
const port = z.int().min(1).max(65535)
const usbId = z.int().min(0).max(0xffff)

/** Speeds a USB-COM scanner or a serial printer can be set to, in baud. */
export const scannerBaudRates = [1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200] as const
const baudRate = z.literal(scannerBaudRates)

/** Resolution of the printer's head; left out: 203. */
const dpi = z.literal(labelDpis).optional()

/** Between two labels of the roll, in mm; TSPL printers must be told (`GAP`), ZPL printers measure it. */
const gapMm = z.number().min(0).max(20).optional()

/** `rts-cts` only where the cable has these wires: without them nothing would ever be sent. */
export const handshakes = ['none', 'rts-cts'] as const
const handshake = z.literal(handshakes).optional()

/** A queue of the operating system's spooler. It goes to a program as an argument, so it may not look like an option. */
const queue = z.string().trim().min(1).max(127).regex(/^[^-\p{Cc}"'`\\][^\p{Cc}"'`\\]*$/u)

/** Absolute, on Windows with drive or share. */
const folder = z.string().trim().max(400).regex(/^(?:\/|[A-Za-z]:[\\/]|\\\\[^\\])[^\p{Cc}]*$/u)

/**
 * One device of a bench, as the settings screen stores it. `host` is a name or address of the hospital network.
 * No device names a program to run: the page that sends this may never choose one (docs/adr/0011).
 */
export const deviceConfigSchema = z.discriminatedUnion('kind', [
  z.strictObject({ id, kind: z.literal('serial-scanner'), name, path, baudRate }),
  /** `serialNumber` null: whichever scanner of this model is plugged in. */
  z.strictObject({
    id, kind: z.literal('hid-scanner'), name, vendorId: usbId, productId: usbId,
    serialNumber: z.string().min(1).max(126).nullable(), profile: z.literal(hidProfiles)
  }),
  z.strictObject({ id, kind: z.literal('zpl-tcp-printer'), name, host, port, dpi }),
  z.strictObject({ id, kind: z.literal('tspl-tcp-printer'), name, host, port, dpi, gapMm }),
  z.strictObject({ id, kind: z.literal('zpl-serial-printer'), name, path, baudRate, handshake, dpi }),
  z.strictObject({ id, kind: z.literal('tspl-serial-printer'), name, path, baudRate, handshake, dpi, gapMm }),
  z.strictObject({ id, kind: z.literal('system-printer'), name, queue, dpi }),
  z.strictObject({ id, kind: z.literal('pdf-folder-printer'), name, folder, dpi })
])

export type DeviceConfig = z.infer<typeof deviceConfigSchema>
export type DeviceKind = DeviceConfig['kind']
export type ScannerDeviceConfig = Extract<DeviceConfig, { readonly kind: 'serial-scanner' | 'hid-scanner' }>
export type PrinterDeviceConfig = Exclude<DeviceConfig, ScannerDeviceConfig>

export function isScanner(config: DeviceConfig): config is ScannerDeviceConfig {
  return config.kind === 'serial-scanner' || config.kind === 'hid-scanner'
}

/** All devices of a bench; an id names one device only. */
export const deviceConfigsSchema = z
  .array(deviceConfigSchema)
  .max(16)
  .refine((list) => new Set(list.map((d) => d.id)).size === list.length, { error: 'two devices have the same id' })
