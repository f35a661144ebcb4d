import { deviceConfigSchema, type PrinterDeviceConfig, scannerBaudRates } from '../../../../shared/domain/devices/device-config.ts'
import type { LabelDpi } from '../../../../shared/domain/labels/label-layout.ts'
import { wholeNumber } from './whole-number.ts'

export const printerKinds = [
  'zpl-tcp-printer', 'tspl-tcp-printer', 'zpl-serial-printer', 'tspl-serial-printer', 'system-printer', 'pdf-folder-printer'
] as const satisfies readonly PrinterDeviceConfig['kind'][]

/** What the fields of the dialog hold, for every kind of printer at once: changing the kind loses nothing that was typed. */
export interface PrinterDraft {
  readonly id: string
  readonly name: string
  readonly kind: PrinterDeviceConfig['kind']
  readonly host: string
  readonly port: string
  readonly path: string
  readonly baudRate: (typeof scannerBaudRates)[number]
  readonly handshake: 'none' | 'rts-cts'
  readonly gapMm: string
  readonly queue: string
  readonly folder: string
  readonly dpi: LabelDpi
}

export function draftOf(config: PrinterDeviceConfig): PrinterDraft {
  const usual = { host: '', port: '9100', path: '', baudRate: 115_200 as const, handshake: 'none' as const, gapMm: '2', queue: '', folder: '', dpi: 203 as const }
  const numbers = {
    ...('port' in config ? { port: String(config.port) } : {}),
    ...('gapMm' in config && config.gapMm !== undefined ? { gapMm: String(config.gapMm) } : {})
  }
  const { port: _port, gapMm: _gapMm, ...texts } = { port: 0, gapMm: 0, ...config }
  const known = Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined))
  return { ...usual, id: config.id, name: config.name, kind: config.kind, ...known, ...numbers }
}

/** Which fields this kind has. */
export function printerFields(kind: PrinterDraft['kind']): { readonly network: boolean; readonly serial: boolean; readonly tspl: boolean } {
  return { network: kind.endsWith('-tcp-printer'), serial: kind.endsWith('-serial-printer'), tspl: kind.startsWith('tspl-') }
}

/** The device the fields describe, or null while one of them does not fit. */
export function configOf(draft: PrinterDraft): PrinterDeviceConfig | null {
  const { id, kind, dpi } = draft
  const base = { id, kind, name: draft.name.trim(), dpi }
  const { network, serial, tspl } = printerFields(kind)
  const parsed = deviceConfigSchema.safeParse({
    ...base,
    ...(network ? { host: draft.host.trim(), port: wholeNumber(draft.port, 1, 65_535) } : {}),
    ...(serial ? { path: draft.path.trim(), baudRate: draft.baudRate, handshake: draft.handshake } : {}),
    ...(tspl ? { gapMm: millimetres(draft.gapMm) } : {}),
    ...(kind === 'system-printer' ? { queue: draft.queue.trim() } : {}),
    ...(kind === 'pdf-folder-printer' ? { folder: draft.folder.trim() } : {})
  })
  return parsed.success && parsed.data.kind !== 'serial-scanner' && parsed.data.kind !== 'hid-scanner' ? parsed.data : null
}

/** Whether one field fits, whatever the others hold. The rule itself stands in the schema alone. */
export function fieldFits(draft: PrinterDraft, field: 'host' | 'queue' | 'folder'): boolean {
  const kind = field === 'host' ? 'zpl-tcp-printer' : field === 'queue' ? 'system-printer' : 'pdf-folder-printer'
  return configOf({ ...draft, kind, name: 'x', port: '1' }) !== null
}

/** 0–20 with at most one decimal, or null. */
export function millimetres(text: string): number | null {
  if (!/^\d{1,2}(?:\.\d)?$/.test(text.trim())) return null
  const value = Number(text.trim())
  return value <= 20 ? value : null
}
