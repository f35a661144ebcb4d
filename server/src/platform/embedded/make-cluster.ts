import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { StartProblem } from '../start-problem.ts'
import { postgresBinaries } from './binaries.ts'
import { closedOnTheWay, type RunAs } from './postgres-user.ts'

const MAJOR = '18'
/** Owner of the cluster and of everything in it. */
export const clusterUser = 'hemobench'

/** C.UTF-8 of PostgreSQL itself: texts sort the same on every system and after every update of its C library. */
const initdbFlags = ['--encoding=UTF8', '--no-locale', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--auth=scram-sha-256', '--data-checksums']

export interface Cluster {
  /** PostgreSQL's own folder. */
  readonly folder: string
  readonly password: string
}

/** Null when it succeeded, else what it said. */
function run(program: string, args: readonly string[], runAs: RunAs): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...runAs, cwd: path.parse(program).root, stdio: ['ignore', 'ignore', 'pipe'] })
    let text = ''
    child.stderr.on('data', (part: Buffer) => (text += part.toString()))
    child.on('error', (error) => resolve(error.message))
    child.on('close', (code) => resolve(code === 0 ? null : text.trim()))
  })
}

function giveTo(file: string, runAs: RunAs): void {
  if (runAs.uid !== undefined && runAs.gid !== undefined) chownSync(file, runAs.uid, runAs.gid)
}

export const passwordFileOf = (dataFolder: string): string => path.join(dataFolder, 'postgres.password')

function passwordOf(dataFolder: string): string {
  const file = passwordFileOf(dataFolder)
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

/**
 * The cluster under `<dataFolder>/postgres`, made when there is none. It is made beside and renamed: a start that is killed in the
 * middle leaves no half cluster.
 * @throws StartProblem database.folder-unreachable, database.cluster-version or database.cluster-failed
 */
export async function makeCluster(dataFolder: string, runAs: RunAs): Promise<Cluster> {
  const folder = path.join(dataFolder, 'postgres')
  const closed = closedOnTheWay(folder, runAs)
  if (closed !== null) {
    throw new StartProblem('database.folder-unreachable', `PostgreSQL runs as the user postgres, who may not enter ${closed}: set HEMOBENCH_DATA to a folder outside it, or start as another user`)
  }
  const password = passwordOf(dataFolder)
  if (existsSync(path.join(folder, 'PG_VERSION'))) {
    const major = readFileSync(path.join(folder, 'PG_VERSION'), 'utf8').trim()
    if (major !== MAJOR) throw new StartProblem('database.cluster-version', `the folder ${folder} is of PostgreSQL ${major}, this server has ${MAJOR}: move the data over first`)
    return { folder, password }
  }
  if (existsSync(folder)) throw new StartProblem('database.cluster-failed', `the folder ${folder} is there and is not a PostgreSQL cluster: it was damaged or is something else; move it away`)
  const made = `${folder}.new`
  rmSync(made, { recursive: true, force: true })
  mkdirSync(made, { mode: 0o700 })
  giveTo(made, runAs)
  const passwordFile = path.join(dataFolder, 'initdb.password')
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  giveTo(passwordFile, runAs)
  try {
    const failed = await run(postgresBinaries(runAs).initdb, [`--pgdata=${made}`, `--username=${clusterUser}`, `--pwfile=${passwordFile}`, ...initdbFlags], runAs)
    if (failed !== null) throw new StartProblem('database.cluster-failed', `initdb: ${failed}`)
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(made, folder)
  return { folder, password }
}
