import type { PrinterState } from '../../../../shared/domain/devices/device-state.ts'
import type { PrintTarget } from '../../../../shared/domain/devices/print-target.ts'

/**
 * What became of one label.
 * `sent`: the printer took all of it and says that nothing is left to print.
 * `not-sent`: no byte of it reached the printer, so it may be sent again.
 * `unknown`: bytes went out and it cannot be known what became of them: never send again without a person's word (R05).
 */
export type SendOutcome =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'not-sent'; readonly reason: NotSentReason }
  | { readonly outcome: 'unknown'; readonly reason: UnknownReason }

export type NotSentReason = Exclude<PrinterState, 'ready'>

/**
 * `connection-dropped`: while the bytes went out, or before the printer confirmed them. `stalled`: it stopped taking bytes.
 * `no-answer`: all bytes taken, then silence. Otherwise the printer holds the label and says why it does not print it;
 * `still-printing` when it gives no reason.
 */
export type UnknownReason = NotSentReason | 'connection-dropped' | 'stalled' | 'no-answer' | 'still-printing'

/** One label printer, whatever the wire. Its calls never reject for anything a printer, network or spooler does. */
export interface PrinterPort {
  readonly id: string
  /** What `send` wants its bytes to be. */
  readonly target: PrintTarget
  status(): Promise<PrinterState>
  /** `name` is what a spooler or folder shows (the self-number); only letters, digits and `-` of it are used. */
  send(bytes: Uint8Array, name?: string): Promise<SendOutcome>
}

/** A printer as the device manager owns it. */
export interface OwnedPrinter extends PrinterPort {
  /** Whether a question or label is under way. */
  readonly busy: boolean
  /** Cuts what is under way (a label then is `unknown`) and takes no more. */
  close(): void
}
