const awaySystemCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN'])

/** Messages of pg and its pool that carry no code. */
const awayWords = /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|pool after calling end|not queryable/i

/**
 * True when the error says that the database cannot be asked now (not there, starting, stopping, full, read-only after a fail-over), so
 * that the same call may succeed later without a change.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  // 08 connection, 53 resources, 57P shutdown and start, 25006 a standby that is not yet promoted.
  if (/^(08|53)...$/.test(code) || /^57P0[1-5]$/.test(code) || code === '25006') return true
  if (awaySystemCodes.has(code) || awayWords.test(error.message)) return true
  return error instanceof AggregateError ? error.errors.some(isDatabaseAway) : error.cause !== undefined && isDatabaseAway(error.cause)
}
