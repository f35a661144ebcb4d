import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

const KEEP_HOURS = 24

/**
 * Slips name patients and lie outside the encrypted store, so they stay for a day only. Each can be made again from the
 * store at any time.
 */
export function forgetSlips(dataDir: string, nowMs: number): number {
  const folder = join(dataDir, 'slips')
  if (!existsSync(folder)) return 0
  const old = readdirSync(folder).filter((file) => nowMs - statSync(join(folder, file)).mtimeMs > KEEP_HOURS * 3_600_000)
  for (const file of old) rmSync(join(folder, file), { force: true })
  return old.length
}
