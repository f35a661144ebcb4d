/**
 * `failed`: the port is there but cannot be used (no right, taken by another program); it is still tried again.
 * `no-driver`: this computer cannot talk to HID devices at all (its part of the operating system is missing).
 */
export const scannerStates = ['connecting', 'ready', 'unplugged', 'failed', 'no-driver', 'stopped'] as const
export type ScannerState = (typeof scannerStates)[number]

/**
 * `busy`: its buffer is full, its head too hot, or it prints for somebody else; it clears by itself. `unreachable`: no connection,
 * serial port or queue of that name. `silent`: connected, but no answer to the question for its state.
 * A printer may also be silent because it is out of media or open: the manual of `~HS` says that it need not answer then.
 * `fault`: it says that something is wrong and does not say what. `no-spooler`: the program that takes print files is missing.
 * `no-folder`: labels cannot be written there.
 */
export const printerStates = [
  'ready', 'paper-out', 'head-open', 'ribbon-out', 'jammed', 'paused', 'busy', 'fault', 'unreachable', 'silent', 'no-spooler', 'no-folder'
] as const
export type PrinterState = (typeof printerStates)[number]

/** `checking`: a printer that was not asked yet. */
export type DeviceState = ScannerState | PrinterState | 'checking'
