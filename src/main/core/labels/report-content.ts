/** A plain report: tables under headings. Every text is already in the reader's words. */
export interface PdfReport {
  readonly title: string
  readonly subtitle: string
  readonly sections: readonly { readonly heading: string; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[]; readonly empty: string }[]
  /** Last lines: who printed it, signatures. */
  readonly foot: readonly string[]
  readonly practiceMark: string | null
}
