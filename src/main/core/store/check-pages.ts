import { openReadable } from './database.ts'
import { detailOf, isCorrupt } from './sqlite-problem.ts'
import type { CheckResult } from './store-worker-messages.ts'

/** Reads every page of the database (5 ms per MB). `problem` says what is damaged. @throws Error what has nothing to do with damage */
export function checkPages(file: string, key: string): CheckResult {
  const started = performance.now()
  const done = (problem: string | null): CheckResult => ({ problem, tookMs: Math.round(performance.now() - started) })
  const db = openReadable(file, key)
  try {
    const found = db.pragma('quick_check(1)', { simple: true })
    return done(found === 'ok' ? null : String(found))
  } catch (error) {
    if (isCorrupt(error)) return done(detailOf(error))
    throw error
  } finally {
    db.close()
  }
}
