import { z } from 'zod'

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
const name = z.string().trim().min(1).max(64)

/** Speeds a USB-COM scanner can be set to, in baud. */
export const scannerBaudRates = [1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200] as const

/**
 * One device of a bench, as the settings screen stores it.
 * `path` is the operating system's name of the port (`COM3`, `/dev/serial/by-id/…`); `host` a name or address of the hospital network.
 */
export const deviceConfigSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    id,
    kind: z.literal('serial-scanner'),
    name,
    path: z.string().trim().min(1).max(256),
    baudRate: z.literal(scannerBaudRates)
  }),
  z.strictObject({
    id,
    kind: z.literal('zpl-tcp-printer'),
    name,
    host: z.string().trim().max(253).regex(/^[A-Za-z0-9](?:[A-Za-z0-9.:-]*[A-Za-z0-9])?$|^::[A-Fa-f0-9:]*$/),
    port: z.int().min(1).max(65535)
  })
])

export type DeviceConfig = z.infer<typeof deviceConfigSchema>

/** All devices of a bench; an id names one device only. */
export const deviceConfigsSchema = z
  .array(deviceConfigSchema)
  .max(16)
  .refine((list) => new Set(list.map((d) => d.id)).size === list.length, { error: 'two devices have the same id' })
