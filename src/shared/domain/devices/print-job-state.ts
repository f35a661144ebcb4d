export const printJobStates = ['queued', 'sending', 'printed', 'failed', 'unknown', 'cancelled'] as const

/**
 * `sending` is stored before the first byte goes out, `unknown` means that the label may or may not be on paper:
 * only a person who looks at the printer can tell (R05).
 */
export type PrintJobState = (typeof printJobStates)[number]

const next: Readonly<Record<PrintJobState, readonly PrintJobState[]>> = {
  queued: ['sending', 'failed', 'cancelled'],
  // Back to `queued` only when the driver knows that no byte of the label reached the printer.
  sending: ['printed', 'queued', 'unknown'],
  unknown: ['printed', 'queued'],
  failed: ['cancelled'],
  printed: [],
  cancelled: []
}

/** Whether a print job may go from one state to another. `unknown` never leaves by itself: its caller is the operator's answer. */
export function mayBecome(from: PrintJobState, to: PrintJobState): boolean {
  return next[from].includes(to)
}

/** The states from which `to` can be reached. */
export function sourcesOf(to: PrintJobState): readonly PrintJobState[] {
  return printJobStates.filter((from) => mayBecome(from, to))
}
