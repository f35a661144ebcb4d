import type pg from 'pg'
import { setTimeout as pause } from 'node:timers/promises'
import { TakenMeanwhile } from './commit-command.ts'
import type { Queryable } from './documents.ts'
import { StaleDocument } from './write-documents.ts'

/** Serialisation failure, deadlock, and a unique name that another transaction has just taken: done again, the reads see it. */
const again = new Set(['40001', '40P01', '23505'])

/** Beaten so often in a row, it is not a race: the same would happen for ever. */
const ATTEMPTS = 12

/** A unique index refuses what the rules let through, again and again: the command is at fault, not the moment. */
export class NeverFits extends Error {
  readonly constraint: string
  constructor(constraint: string) {
    super(`unique index ${constraint}`)
    this.constraint = constraint
  }
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/**
 * One transaction, from its reads on done again when another was faster (READ COMMITTED with guarded writes, design §5).
 * @throws NeverFits; pg's errors of a database that is away
 */
export async function transaction<T>(pool: pg.Pool, work: (db: Queryable) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      await client.query('BEGIN')
      const result = await work(client)
      await client.query('COMMIT')
      return result
    } catch (error) {
      await client.query('ROLLBACK').catch((e: Error) => (broken = e))
      const beaten = error instanceof StaleDocument || error instanceof TakenMeanwhile || again.has(codeOf(error))
      if (!beaten) throw error
      if (attempt === ATTEMPTS) throw codeOf(error) === '23505' ? new NeverFits(String((error as unknown as { constraint?: string }).constraint)) : error
    } finally {
      // A connection whose rollback failed is not given to the next one.
      client.release(broken)
    }
    await pause(Math.random() * 4 * attempt)
  }
}
