import { expect, test } from 'vitest'
import type { PrinterDeviceConfig } from './device-config.ts'
import { hidLayouts, suggestHidProfile } from './hid-profile.ts'
import { printTarget } from './print-target.ts'

test.each<[PrinterDeviceConfig['kind'], string]>([
  ['zpl-tcp-printer', 'zpl'], ['zpl-serial-printer', 'zpl'], ['tspl-tcp-printer', 'tspl'], ['tspl-serial-printer', 'tspl'], ['system-printer', 'pdf'], ['pdf-folder-printer', 'pdf']
])('R05 a %s is spoken to in %s, at 203 dpi and 2 mm unless it is said', (kind, language) => {
  expect(printTarget({ id: 'p', kind, name: 'x' } as PrinterDeviceConfig)).toEqual({ language, dpi: 203, gapMm: 2 })
  expect(printTarget({ id: 'p', kind, name: 'x', dpi: 300, gapMm: 3 } as PrinterDeviceConfig)).toEqual({ language, dpi: 300, gapMm: 3 })
  expect(printTarget({ id: 'p', kind, name: 'x', gapMm: undefined } as unknown as PrinterDeviceConfig).gapMm).toBe(2)
})

test('R19 a scan of the usual POS report fits into its 64 bytes, with and without a report id', () => {
  expect(hidLayouts['pos-64']).toEqual({ reportId: 2, lengthAt: 1, aimAt: 2, dataAt: 5, dataMax: 56, moreAt: 63 })
  expect(hidLayouts['pos-64-unnumbered']).toEqual({ reportId: null, lengthAt: 0, aimAt: 1, dataAt: 4, dataMax: 56, moreAt: 62 })
  expect(hidLayouts['pos-64-no-aim']).toEqual({ reportId: 2, lengthAt: 1, aimAt: null, dataAt: 2, dataMax: 61, moreAt: 63 })
  expect(hidLayouts['text-64']).toEqual({ reportId: null, lengthAt: null, aimAt: null, dataAt: 0, dataMax: 64, moreAt: null })
})

test.each([[0x05e0, null, 'pos-64'], [0x0c2e, 1, 'pos-64'], [0x1234, 0x8c, 'pos-64'], [0x1234, 1, 'text-64'], [0x1234, null, 'text-64']] as const)('R19 maker %i with usage page %s is first taken for %s', (vendorId, usagePage, profile) => {
  expect(suggestHidProfile({ vendorId, usagePage })).toBe(profile)
})
