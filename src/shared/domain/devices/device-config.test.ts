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

test('R05 an id names one device', () => {
  expect(deviceConfigsSchema.safeParse([scanner, { ...printer, id: scanner.id }]).success).toBe(false)
})
