import type { PrinterDeviceConfig } from '../../../../shared/domain/devices/device-config.ts'
import type { PrinterState } from '../../../../shared/domain/devices/device-state.ts'
import { printTarget } from '../../../../shared/domain/devices/print-target.ts'
import { assertNever } from '../../../../shared/kernel/assert-never.ts'
import { FilePrinter } from './file-printer.ts'
import { lookAtFolder, writeLabelFile } from './label-folder.ts'
import { LabelPrinter, type PrinterTimeouts } from './label-printer.ts'
import type { PrinterDialect } from './printer-dialect.ts'
import type { OwnedPrinter } from './printer-port.ts'
import { SerialLine } from './serial-line.ts'
import type { Spooler } from './spooler.ts'
import { printBySpooler } from './system-printer.ts'
import { type PrinterLine, tcpLine } from './tcp-line.ts'
import { tsplDialect } from './tspl-dialect.ts'
import { zplDialect } from './zpl-dialect.ts'

export interface PrinterParts {
  readonly timeouts: Partial<PrinterTimeouts>
  readonly spooler: Spooler
  readonly onState: (state: PrinterState) => void
}

/** The driver of a configured printer; nothing is sent or opened yet. */
export function openPrinter(config: PrinterDeviceConfig, { timeouts, spooler, onState }: PrinterParts): OwnedPrinter {
  const base = { id: config.id, target: printTarget(config), onState }
  const asked = (line: PrinterLine, dialect: PrinterDialect): OwnedPrinter => new LabelPrinter({ ...base, line, dialect, timeouts })
  switch (config.kind) {
    case 'zpl-tcp-printer':
      return asked(tcpLine(config, zplDialect), zplDialect)
    case 'tspl-tcp-printer':
      return asked(tcpLine(config, tsplDialect), tsplDialect)
    case 'zpl-serial-printer':
      return asked(new SerialLine(serial(config), zplDialect), zplDialect)
    case 'tspl-serial-printer':
      return asked(new SerialLine(serial(config), tsplDialect), tsplDialect)
    case 'system-printer': {
      const { queue } = config
      return new FilePrinter({ ...base, look: () => spooler.state(queue), print: (bytes, name) => printBySpooler(spooler, { queue, name }, bytes) })
    }
    case 'pdf-folder-printer': {
      const { folder } = config
      return new FilePrinter({ ...base, look: () => lookAtFolder(folder), print: (bytes, name) => writeLabelFile(folder, name, bytes) })
    }
    default:
      return assertNever(config)
  }
}

type SerialConfig = Extract<PrinterDeviceConfig, { readonly kind: 'zpl-serial-printer' | 'tspl-serial-printer' }>
const serial = ({ path, baudRate, handshake }: SerialConfig) => ({ path, baudRate, rtscts: handshake === 'rts-cts' })
