import type { ScannerState } from '../../../../shared/domain/devices/device-state.ts'
import type { Instant } from '../../../../shared/kernel/time.ts'

/** What a scanner tells, whatever its wire. */
export interface ScannerEvents {
  readonly onScan: (raw: string, at: Instant) => void
  readonly onState: (state: ScannerState, detail: string) => void
  /** Each chunk as it came, before anything is made of it; for the device page. */
  readonly onBytes?: (bytes: Uint8Array) => void
}
