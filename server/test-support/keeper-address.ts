import { createHash } from 'node:crypto'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')
const name = `hemobench-test-pg-${createHash('sha256').update(`${root}/${os.userInfo().username}`).digest('hex').slice(0, 12)}`

/**
 * Where the keeper of this working copy listens. On Linux and Windows such an address vanishes with its process, so it is also the lock
 * that lets only one keeper run.
 */
export function keeperAddress(): string {
  if (process.platform === 'linux') return `\0${name}`
  if (process.platform === 'win32') return String.raw`\\.\pipe\${name}`
  return path.join(os.tmpdir(), `${name}.sock`)
}

/** Data folder of the tests' PostgreSQL; thrown away when the keeper ends. */
export const keeperFolder = path.join(os.tmpdir(), name)
