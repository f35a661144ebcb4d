import { createHash } from 'node:crypto'
import { mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { root } from './paths.mjs'

/** Whether users other than the owner may enter every folder on the way. */
function open(folder) {
  for (let at = folder; ; at = path.dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false
    if (at === path.dirname(at)) return true
  }
}

/**
 * Where the demo hospital's server keeps its data: beside the bench's, or, when we are root in a folder that is closed to others, outside it,
 * since PostgreSQL never runs as root.
 */
export function practiceServerFolder(beside) {
  mkdirSync(beside, { recursive: true })
  if (process.platform === 'win32' || process.getuid() !== 0 || open(beside)) return beside
  const folder = path.join('/var/lib/hemobench-demo', createHash('sha256').update(root).digest('hex').slice(0, 12))
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  return folder
}
