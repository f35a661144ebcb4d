import { expect, test } from 'vitest'
import { deviceConfigSchema, deviceConfigsSchema } from './device-config.ts'

const scanner = { id: 'scanner-1', kind: 'serial-scanner', name: '一号扫描枪', path: '/dev/ttyACM0', baudRate: 9600 }
const printer = { id: 'printer-1', kind: 'zpl-tcp-printer', name: '标签机', host: '192.168.1.20', port: 9100 }

test('R05 a scanner and a printer can be configured', () => {
  expect(deviceConfigsSchema.parse([scanner, printer])).toEqual([scanner, printer])
  expect(deviceConfigSchema.parse({ ...printer, host: 'label-1.lab.example' })).toMatchObject({ host: 'label-1.lab.example' })
})

test.each([
  { ...printer, port: 0 }, { ...printer, port: 70000 }, { ...printer, host: 'a b' }, { ...printer, host: 'http://x/' },
  { ...printer, host: '' }, { ...scanner, baudRate: 9601 }, { ...scanner, path: ' ' }, { ...scanner, id: 'A b' },
  { ...scanner, kind: 'hid' }, { ...scanner, extra: 1 }
])('R05 a device that cannot work is refused: %o', (device) => {
  expect(deviceConfigSchema.safeParse(device).success).toBe(false)
})

const rest = { id: 'x-1', name: 'x' }
test.each([
  { ...rest, kind: 'hid-scanner', vendorId: 0x0c2e, productId: 0x0b61, serialNumber: null, profile: 'pos-64' },
  { ...rest, kind: 'tspl-tcp-printer', host: 'label-1', port: 9100, dpi: 300, gapMm: 2.5 },
  { ...rest, kind: 'zpl-serial-printer', path: 'COM3', baudRate: 115200, handshake: 'rts-cts' },
  { ...rest, kind: 'tspl-serial-printer', path: 'COM3', baudRate: 9600, gapMm: 0 },
  { ...rest, kind: 'system-printer', queue: '标签 1' },
  { ...rest, kind: 'pdf-folder-printer', folder: '/srv/labels' }, { ...rest, kind: 'pdf-folder-printer', folder: 'D:\\标签' },
  { ...rest, kind: 'pdf-folder-printer', folder: '\\\\server\\labels' }
])('R19 this device can be configured: %o', (device) => {
  expect(deviceConfigSchema.parse(device)).toEqual(device)
})

test.each([
  { ...rest, kind: 'hid-scanner', vendorId: 0x1ffff, productId: 1, serialNumber: null, profile: 'pos-64' },
  { ...rest, kind: 'hid-scanner', vendorId: 1, productId: 1, serialNumber: null, profile: 'pos-65' },
  { ...rest, kind: 'tspl-tcp-printer', host: 'label-1', port: 9100, dpi: 600 }, { ...rest, kind: 'tspl-tcp-printer', host: 'label-1', port: 9100, gapMm: 21 },
  { ...rest, kind: 'system-printer', queue: '-o raw' }, { ...rest, kind: 'system-printer', queue: 'a"b' }, { ...rest, kind: 'system-printer', queue: 'a\nb' },
  { ...rest, kind: 'system-printer', queue: 'Labels', program: '/bin/sh' },
  { ...rest, kind: 'pdf-folder-printer', folder: 'labels' }, { ...rest, kind: 'pdf-folder-printer', folder: '../labels' }
])('R19 a device that cannot work, or would be read as an option or a program, is refused: %o', (device) => {
  expect(deviceConfigSchema.safeParse(device).success).toBe(false)
})

test('R05 an id names one device', () => {
  expect(deviceConfigsSchema.safeParse([scanner, { ...printer, id: scanner.id }]).success).toBe(false)
})
