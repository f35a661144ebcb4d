/** Code of SQLite's own error, e.g. `SQLITE_CORRUPT_VTAB`; empty for anything else. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : ''
}

/** A page cannot be read as what it should be. On an open database NOTADB means the same: the page's authentication failed. */
export function isCorrupt(error: unknown): boolean {
  return /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error))
}

/** The disk did not take the bytes. An I/O error is told like a full disk: either way nothing can be recorded now. */
export function isDiskFull(error: unknown): boolean {
  return /^SQLITE_(FULL|IOERR|CANTOPEN)/.test(codeOf(error))
}

export function detailOf(error: unknown): string {
  return error instanceof Error ? `${codeOf(error)} ${error.message}`.trim() : String(error)
}
