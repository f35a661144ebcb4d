/** `failed`: the port is there but cannot be used (no right, taken by another program); it is still tried again. */
export const scannerStates = ['connecting', 'ready', 'unplugged', 'failed', 'stopped'] as const
export type ScannerState = (typeof scannerStates)[number]

/**
 * `busy`: its buffer is full or its head too hot; it clears by itself. `unreachable`: no connection.
 * `silent`: connected, but no answer to `~HS`.
 * A printer may also be silent because it is out of media or open: the manual of `~HS` says that it need not answer then.
 */
export const printerStates = ['ready', 'paper-out', 'head-open', 'ribbon-out', 'paused', 'busy', 'unreachable', 'silent'] as const
export type PrinterState = (typeof printerStates)[number]

/** `checking`: a printer that was not asked yet. */
export type DeviceState = ScannerState | PrinterState | 'checking'
