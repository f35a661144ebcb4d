export const TORTURE_KEY = '5a'.repeat(32)

export interface TortureStart {
  readonly dataDir: string
  readonly printerPort: number
  readonly seed: number
  /** Finish what is open, then say goodbye: nobody is killed any more. */
  readonly last: boolean
}

export type FromChild =
  | { readonly t: 'working' }
  | { readonly t: 'acked'; readonly commandId: string }
  /** Did the label of this number, with this reprint mark, come out of the printer? */
  | { readonly t: 'asked'; readonly selfNumber: string; readonly reprint: number }
  | { readonly t: 'finished' }
  | { readonly t: 'failed'; readonly error: string }
