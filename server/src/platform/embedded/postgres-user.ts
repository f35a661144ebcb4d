import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import path from 'node:path'
import { StartProblem } from '../start-problem.ts'

/** Ids for child_process; empty when we are not root and PostgreSQL may run as ourselves. */
export interface RunAs {
  readonly uid?: number
  readonly gid?: number
}

const NAME = 'postgres'

function idOf(kind: '-u' | '-g'): number | null {
  const done = spawnSync('id', [kind, NAME], { encoding: 'utf8' })
  return done.status === 0 ? Number(done.stdout) : null
}

/**
 * PostgreSQL refuses to run as root, so root lends it the user `postgres`, made when it is missing.
 * @throws StartProblem database.cluster-failed when it can be neither found nor made
 */
export function postgresUser(): RunAs {
  if (process.getuid?.() !== 0) return {}
  if (idOf('-u') === null) {
    spawnSync('groupadd', ['--system', NAME])
    spawnSync('useradd', ['--system', '--gid', NAME, '--no-create-home', '--shell', '/usr/sbin/nologin', NAME])
  }
  const [uid, gid] = [idOf('-u'), idOf('-g')]
  if (uid !== null && gid !== null) return { uid, gid }
  throw new StartProblem('database.cluster-failed', `PostgreSQL does not run as root and the user ${NAME} cannot be made: start the server as another user`)
}

/** The nearest folder on the way to `file` that the other user may not enter; null when the way is open or we stay ourselves. */
export function closedOnTheWay(file: string, runAs: RunAs): string | null {
  if (runAs.uid === undefined) return null
  for (let folder = path.dirname(path.resolve(file)); ; folder = path.dirname(folder)) {
    const { mode, uid, gid } = statSync(folder)
    const bit = uid === runAs.uid ? 0o100 : gid === runAs.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return folder
    if (folder === path.dirname(folder)) return null
  }
}
