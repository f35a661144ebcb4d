import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const markFile = (dataDir: string): string => join(dataDir, 'bench.open')

/** Lies in the data folder while a bench is open on it. Found at the start, it means that the last one did not stop cleanly. */
export function markOpen(dataDir: string): { readonly unclean: boolean; readonly markClosed: () => void } {
  const file = markFile(dataDir)
  const unclean = existsSync(file)
  writeFileSync(file, String(process.pid))
  return { unclean, markClosed: () => rmSync(file, { force: true }) }
}

/** Process id of a bench that is open on this folder now, or null. */
export function openBy(dataDir: string): number | null {
  const file = markFile(dataDir)
  if (!existsSync(file)) return null
  const pid = Number(readFileSync(file, 'utf8'))
  if (!Number.isInteger(pid) || pid <= 0) return null
  try {
    process.kill(pid, 0)
    return pid
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM' ? pid : null
  }
}
