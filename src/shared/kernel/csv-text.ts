/**
 * A cell for a file that people open in a spreadsheet. A text that it would run as a formula (`= + - @`, tab or line feed first; OWASP "CSV
 * injection") gets a leading apostrophe and is shown as text; a number, also a negative one, stays a number.
 */
export function safeCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number' || /^-?\d+(\.\d+)?$/.test(value)) return String(value)
  const text = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Rows as CSV with a mark, so that Chinese spreadsheets read it as UTF-8. Each cell goes through `safeCell`. */
export function csvText(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(safeCell).join(',')}\r\n`).join('')}`
}
