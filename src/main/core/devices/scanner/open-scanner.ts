import type { ScannerDeviceConfig } from '../../../../shared/domain/devices/device-config.ts'
import type { HidBus } from './hid-bus.ts'
import { HidScanner } from './hid-scanner.ts'
import type { ScannerEvents } from './scanner-events.ts'
import { SerialScanner } from './serial-scanner.ts'

/** The driver of a configured scanner, not started yet. */
export function openScanner(config: ScannerDeviceConfig, hid: HidBus, events: ScannerEvents): SerialScanner | HidScanner {
  return config.kind === 'serial-scanner' ? new SerialScanner(config, events) : new HidScanner(config, events, hid)
}
