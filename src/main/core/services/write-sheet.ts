import writeXlsx from 'write-excel-file/node'

export interface SheetColumn<R> {
  readonly header: string
  readonly width: number
  /** A text stays a text (never a formula, whatever it begins with); a number is yuan with two decimals, or whole. */
  readonly value: (row: R) => string | number
  readonly yuan?: boolean
}

export interface SheetOrder<R> {
  readonly name: string
  readonly columns: readonly SheetColumn<R>[]
  readonly rows: readonly R[]
  /** Lines above the table: what it is, sums, who signed. */
  readonly head: readonly (readonly (string | number)[])[]
}

/** A spreadsheet of one sheet with typed cells: no cell is ever a formula, so nothing in a text of a station is run by whoever opens it. */
export async function writeSheet<R>({ name, columns, rows, head }: SheetOrder<R>): Promise<Uint8Array<ArrayBuffer>> {
  const cell = (value: string | number, yuan = false) => (typeof value === 'number' ? { value, type: Number, ...(yuan ? { format: '#,##0.00' } : {}) } : { value, type: String })
  const data = [...head.map((line) => line.map((v) => cell(v))), columns.map((c) => ({ value: c.header, type: String, fontWeight: 'bold' as const })), ...rows.map((row) => columns.map((c) => cell(c.value(row), c.yuan ?? false)))]
  const buffer = await writeXlsx(data, { sheet: name, columns: columns.map(({ width }) => ({ width })) }).toBuffer()
  return new Uint8Array(buffer)
}
