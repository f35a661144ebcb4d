import type { PrinterState } from '../../../../shared/domain/devices/device-state.ts'
import type { LabelDpi } from '../../../../shared/domain/labels/label-layout.ts'
import { LabelPrinter, type PrinterTimeouts } from './label-printer.ts'
import { tcpLine } from './tcp-line.ts'
import { zplDialect } from './zpl-dialect.ts'

export interface ZplTcpPrinterOptions {
  readonly id: string
  readonly host: string
  readonly port: number
  readonly dpi?: LabelDpi
  readonly timeouts?: Partial<PrinterTimeouts>
  readonly onState?: (state: PrinterState) => void
}

/** A ZPL printer on the network. */
export class ZplTcpPrinter extends LabelPrinter {
  constructor({ host, port, dpi = 203, ...options }: ZplTcpPrinterOptions) {
    super({ ...options, target: { language: 'zpl', dpi, gapMm: 2 }, line: tcpLine({ host, port }, zplDialect), dialect: zplDialect })
  }
}
