import { suggestHidProfile } from '../../../../shared/domain/devices/hid-profile.ts'
import type { CallOutput } from '../../../../shared/ipc/contract.ts'
import type { HidListing } from '../../devices/scanner/hid-bus.ts'

const BAR_CODE_SCANNER = 0x8c
/** Generic desktop: keyboards, mice. A scanner that is one of these is a keyboard scanner and needs no set-up. */
const DESKTOP = 0x01

/** What may be a scanner, each device once (some name themselves once for each of their parts), bar code scanners first. */
export function hidDevices(listing: HidListing): CallOutput<'ops.hidDevices'> {
  if (!listing.ok) return { devices: [], problem: listing.detail }
  const seen = new Map<string, CallOutput<'ops.hidDevices'>['devices'][number]>()
  const sorted = listing.devices.toSorted((a, b) => Number(b.usagePage === BAR_CODE_SCANNER) - Number(a.usagePage === BAR_CODE_SCANNER))
  for (const device of sorted) {
    if (device.usagePage === DESKTOP) continue
    const { vendorId, productId, serialNumber } = device
    const key = `${vendorId}:${productId}:${serialNumber ?? ''}`
    if (seen.has(key)) continue
    seen.set(key, {
      vendorId,
      productId,
      serialNumber: serialNumber === null || serialNumber.length > 126 ? null : serialNumber,
      name: [device.manufacturer, device.product].filter(Boolean).join(' '),
      isScanner: device.usagePage === BAR_CODE_SCANNER,
      suggestedProfile: suggestHidProfile(device)
    })
  }
  return { devices: [...seen.values()], problem: null }
}
