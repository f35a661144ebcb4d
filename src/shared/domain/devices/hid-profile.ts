/**
 * Where a HID scanner puts what it read, in bytes of one input report as the operating system hands it over (with its report id
 * when the device numbers its reports). Layouts differ from maker to maker, so they are data and the decoder knows none of them.
 * Source of the first: USB HID Point of Sale Usage Tables, usage page 0x8C (bar code scanner), "scanned data report".
 */
export interface HidLayout {
  /** First byte of a report that carries a scan; null when the device does not number its reports. */
  readonly reportId: number | null
  /** Byte that says how many bytes of data this report holds; null: up to the first NUL. */
  readonly lengthAt: number | null
  /** First of the three bytes of the AIM identifier (`]C0`); null when there is none. */
  readonly aimAt: number | null
  readonly dataAt: number
  /** Most bytes of data that one report can hold. */
  readonly dataMax: number
  /** Byte whose bit 0 says that the code goes on in the next report; null: one report is one code. */
  readonly moreAt: number | null
}

export const hidProfiles = ['pos-64', 'pos-64-unnumbered', 'pos-64-no-aim', 'text-64'] as const
export type HidProfile = (typeof hidProfiles)[number]

/** Which maker ships which is uncertain: the device page shows the bytes, so that the right one can be told (docs/open-questions.md). */
export const hidLayouts: Readonly<Record<HidProfile, HidLayout>> = {
  /** Id 2, length, AIM identifier, 56 bytes of data, two of the maker's own, more. The common one. */
  'pos-64': { reportId: 2, lengthAt: 1, aimAt: 2, dataAt: 5, dataMax: 56, moreAt: 63 },
  /** The same from devices that have one report only and do not number it. */
  'pos-64-unnumbered': { reportId: null, lengthAt: 0, aimAt: 1, dataAt: 4, dataMax: 56, moreAt: 62 },
  /** No AIM identifier: data right behind the length. */
  'pos-64-no-aim': { reportId: 2, lengthAt: 1, aimAt: null, dataAt: 2, dataMax: 61, moreAt: 63 },
  /** Nothing but text, filled up with NUL: vendor modes of simple scanners. A code is at most one report long. */
  'text-64': { reportId: null, lengthAt: null, aimAt: null, dataAt: 0, dataMax: 64, moreAt: null }
}

/** USB vendor ids of makers whose HID POS mode is known to follow `pos-64`; a first guess for a new device, which a person may change. */
const posVendors: readonly number[] = [0x05e0, 0x05f9, 0x0c2e, 0x1eab]

/** A first guess for a device that is added. */
export function suggestHidProfile(device: { readonly vendorId: number; readonly usagePage: number | null }): HidProfile {
  return posVendors.includes(device.vendorId) || device.usagePage === 0x8c ? 'pos-64' : 'text-64'
}
