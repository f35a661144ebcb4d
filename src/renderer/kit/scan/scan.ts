import type { VerdictModel } from '../verdict/verdict-model.ts'

/** One barcode as it came. What it means is domain code. */
export interface Scan {
  /** Rises by one per scan since the page was opened. */
  readonly seq: number
  readonly raw: string
  /** `wedge`, or the id of the scanner that core owns. */
  readonly source: string
  /** UTC instant at which it was read. */
  readonly at: string
  /** The text holds full-width characters; such scans never reach a screen. */
  readonly fullWidth: boolean
}

/** Answers a scan. Nothing to say (`undefined`): the scan is kept in the history without a verdict. */
export type ScanHandler = (scan: Scan) => Promise<VerdictModel | undefined> | VerdictModel | undefined

export interface ShownVerdict {
  /** New for each verdict: key of the painted element and of Element Timing. */
  readonly key: string
  readonly verdict: VerdictModel
}

export interface ScanRecord {
  readonly scan: Scan
  /** `waiting` in the queue, `working` in its handler, `done`. */
  readonly state: 'waiting' | 'working' | 'done'
  readonly shown: ShownVerdict | null
}
