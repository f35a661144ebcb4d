import { expect, test } from 'vitest'
import type { PrinterDeviceConfig } from '../../../../shared/domain/devices/device-config.ts'
import { configOf, draftOf, fieldFits, millimetres, printerKinds } from './printer-draft.ts'

const base = { id: 'printer-1', name: '标签机', dpi: 300 } as const
const configs: readonly PrinterDeviceConfig[] = [
  { ...base, kind: 'zpl-tcp-printer', host: '192.168.1.20', port: 9100 },
  { ...base, kind: 'tspl-tcp-printer', host: 'label-1', port: 9101, gapMm: 3 },
  { ...base, kind: 'zpl-serial-printer', path: 'COM3', baudRate: 9600, handshake: 'rts-cts' },
  { ...base, kind: 'tspl-serial-printer', path: 'COM4', baudRate: 115200, handshake: 'none', gapMm: 2.5 },
  { ...base, kind: 'system-printer', queue: '标签 1' },
  { ...base, kind: 'pdf-folder-printer', folder: 'D:\\labels' }
]

test('R19 every kind of printer goes through the dialog unchanged', () => {
  expect(configs.map((c) => c.kind)).toEqual(printerKinds)
  for (const config of configs) expect(configOf(draftOf(config))).toEqual(config)
})

test('R19 another kind can be chosen without losing what was typed', () => {
  const draft = draftOf({ id: 'p', kind: 'zpl-tcp-printer', name: 'p', host: 'a', port: 9100 })
  expect(configOf({ ...draft, kind: 'tspl-tcp-printer' })).toMatchObject({ kind: 'tspl-tcp-printer', host: 'a', gapMm: 2, dpi: 203 })
  expect(configOf({ ...draft, kind: 'system-printer' })).toBeNull()
  expect(fieldFits({ ...draft, host: 'http://x' }, 'host')).toBe(false)
  expect(fieldFits({ ...draft, queue: '-o x' }, 'queue')).toBe(false)
  expect(fieldFits({ ...draft, folder: 'labels' }, 'folder')).toBe(false)
  expect(fieldFits({ ...draft, folder: '/srv/labels' }, 'folder')).toBe(true)
})

test('R19 a gap is 0 to 20 mm', () => {
  expect(['0', '2.5', '20', '20.1', '-1', '2.55', ''].map(millimetres)).toEqual([0, 2.5, 20, null, null, null, null])
})
