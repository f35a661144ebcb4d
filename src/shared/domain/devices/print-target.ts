import type { LabelDpi } from '../labels/label-layout.ts'
import type { PrinterDeviceConfig } from './device-config.ts'

export const labelLanguages = ['zpl', 'tspl', 'pdf'] as const
export type LabelLanguage = (typeof labelLanguages)[number]

/** What a printer needs a label to be: in which language, in how many dots, and how far the labels of its roll are apart. */
export interface PrintTarget {
  readonly language: LabelLanguage
  readonly dpi: LabelDpi
  /** Mm; said in TSPL only. */
  readonly gapMm: number
}

/** The usual distance of die-cut labels on a roll. */
const USUAL_GAP_MM = 2

const languages: Readonly<Record<PrinterDeviceConfig['kind'], LabelLanguage>> = {
  'zpl-tcp-printer': 'zpl',
  'zpl-serial-printer': 'zpl',
  'tspl-tcp-printer': 'tspl',
  'tspl-serial-printer': 'tspl',
  'system-printer': 'pdf',
  'pdf-folder-printer': 'pdf'
}

/** The kind says the language; what was not configured is the usual: 203 dpi, 2 mm. */
export function printTarget(config: PrinterDeviceConfig): PrintTarget {
  return { language: languages[config.kind], dpi: config.dpi ?? 203, gapMm: 'gapMm' in config ? (config.gapMm ?? USUAL_GAP_MM) : USUAL_GAP_MM }
}
