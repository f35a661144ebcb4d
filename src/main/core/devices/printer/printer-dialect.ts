import type { PrinterState } from '../../../../shared/domain/devices/device-state.ts'

/** What a printer said of itself. */
export interface PrinterReport {
  readonly state: PrinterState
  /** Of the label under way nothing is left to print. */
  readonly settled: boolean
}

/** Listens to one connection. It is handed everything the printer says, in its order, however it is cut. */
export interface DialectReader {
  /** A label goes out now. */
  labelBegins(): void
  /** A question goes out now: half an answer from before belongs to nothing. */
  questionAsked(): void
  /** The report that these bytes complete; `malformed` is an answer that cannot be one; null: more must come. */
  push(bytes: Uint8Array): PrinterReport | 'malformed' | null
}

/** How one family of printers is asked for its state. */
export interface PrinterDialect {
  readonly question: Uint8Array
  /** Goes out behind each label, in its stream: what the printer then answers says that it has read all of the label. */
  readonly trailer: Uint8Array
  reader(): DialectReader
}
