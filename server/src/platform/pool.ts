import pg from 'pg'
import type { ConnectionOptions } from 'node:tls'

const INT8 = 20
const INT8_ARRAY = 1016
const DATE = 1082

/** A count or a sequence of ours; 2^53 rows are further away than the hospital. @throws RangeError above that */
function int8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint out of range: ${text}`)
  return value
}

/**
 * Types as the rest of the server expects them: bigint as number (pg gives text), `date` as the text it is (pg makes a Date at
 * local midnight, which is another day in another time zone).
 */
const ownTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format === 'binary') return pg.types.getTypeParser(oid, 'binary')
    if (oid === INT8) return int8
    if (oid === INT8_ARRAY) return (text: string) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(int8))
    if (oid === DATE) return (text: string) => text
    return pg.types.getTypeParser(oid, 'text')
  }) as pg.CustomTypesConfig['getTypeParser']
}

export interface PoolOptions {
  readonly url: string
  /** Most connections at once; PostgreSQL's own limit is shared by all server processes. Default 10. */
  readonly max?: number
  readonly tls?: ConnectionOptions
  /** A pooler (pgbouncer) stands between: it refuses session settings at connect. */
  readonly throughPooler?: boolean
  /** Called when an idle connection breaks (the database went away): never thrown, since nobody waits for it. */
  readonly onIdleError?: (error: Error) => void
}

/** Longest a statement of ours may run; a query that needs more is a bug, and would hold the clock row for everybody. */
const STATEMENT_MS = 30_000
const IDLE_IN_TRANSACTION_MS = 30_000
const LOCK_MS = 10_000

/**
 * Pool of connections with the server's limits. Errors: a query rejects with pg's error; no connection within 5 s rejects.
 * Close with `end()`.
 */
export function openPool(options: PoolOptions): pg.Pool {
  const limits = options.throughPooler
    ? {}
    : { statement_timeout: STATEMENT_MS, idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS, lock_timeout: LOCK_MS }
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max ?? 10,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 60_000,
    allowExitOnIdle: true,
    // Queries that do not wait for one another go out together; on one connection they still run in their order.
    pipeline: true,
    application_name: 'hemobench-server',
    types: ownTypes,
    ...limits,
    ...(options.tls ? { ssl: options.tls } : {})
  })
  pool.on('error', (error) => options.onIdleError?.(error))
  return pool
}
