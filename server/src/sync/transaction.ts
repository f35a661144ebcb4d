import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { isDatabaseAway } from '../app/database-away.ts'
import { SyncRejected } from '../../../src/shared/sync/routes.ts'
import type { Queryable } from './documents.ts'
import { GUARD_FAILED } from './write-documents.ts'

/** Serialisation failure, deadlock, a guard that failed, and a unique name that another transaction has just taken: done again, the reads see it. */
const again = new Set(['40001', '40P01', GUARD_FAILED, '23505'])

/** Of twenty who want the same document one wins each time; more in a row is no race any more. */
const ATTEMPTS = 25
const LONGEST_PAUSE_MS = 40

/** A unique index refuses what the rules let through, again and again: the command is at fault, not the moment. */
export class NeverFits extends Error {
  readonly constraint: string
  constructor(constraint: string) {
    super(`unique index ${constraint}`)
    this.constraint = constraint
  }
}

const isPg = (error: unknown): error is pg.DatabaseError => error instanceof pg.DatabaseError

/**
 * True when the same would happen again with this command: its own code threw, or the database cannot keep what is in it. Everything else
 * (away, full, too slow, a table that is not there) is not the command's fault, and it comes again later.
 */
export function isAtFault(error: unknown): boolean {
  if (error instanceof NeverFits) return true
  if (error instanceof SyncRejected || isDatabaseAway(error)) return false
  if (isPg(error)) return /^2[23]/.test(error.code ?? '')
  return !(error instanceof Error && 'syscall' in error)
}

/**
 * Runs one transaction until nobody else was faster (READ COMMITTED with guarded writes, design §5).
 * @throws NeverFits; SyncRejected sync.busy when beaten all the time; whatever else `run` throws
 */
export async function untilUnbeaten<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run()
    } catch (error) {
      if (!isPg(error) || !again.has(error.code ?? '')) throw error
      if (attempt === ATTEMPTS) throw error.code === '23505' ? new NeverFits(error.constraint ?? '') : new SyncRejected('sync.busy')
    }
    await pause(Math.random() * Math.min(LONGEST_PAUSE_MS, 4 * attempt))
  }
}

/** A connection for a while; one that broke is not given to the next one. */
export async function withClient<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  const onError = (error: Error): void => void (broken = error)
  client.on('error', onError)
  try {
    return await work(client)
  } finally {
    client.off('error', onError)
    client.release(broken)
  }
}

/** @throws as `untilUnbeaten` */
export async function transaction<T>(pool: pg.Pool, work: (db: Queryable) => Promise<T>): Promise<T> {
  return await withClient(pool, (client) =>
    untilUnbeaten(async () => {
      try {
        await client.query('BEGIN')
        const result = await work(client)
        await client.query('COMMIT')
        return result
      } catch (error) {
        await rollBack(client)
        throw error
      }
    })
  )
}

/** After an error that is thrown on: one of the rollback itself says nothing more (the connection has ended, and the transaction with it). */
export async function rollBack(client: Queryable): Promise<void> {
  await client.query('ROLLBACK').catch(() => undefined)
}
