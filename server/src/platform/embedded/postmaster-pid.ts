import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { StartProblem } from '../start-problem.ts'
import type { Logger } from '../logger.ts'
import { commandLine, isAlive } from './process-facts.ts'

export interface PostmasterPid {
  readonly pid: number
  readonly folder: string
  readonly port: number
  /** `starting`, `ready`, `stopping`, `standby`; empty while it is being written. */
  readonly status: string
}

/** What PostgreSQL wrote into `postmaster.pid`; null when there is none. */
export function readPostmasterPid(clusterFolder: string): PostmasterPid | null {
  let text: string
  try {
    text = readFileSync(path.join(clusterFolder, 'postmaster.pid'), 'utf8')
  } catch {
    return null
  }
  const lines = text.split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return null
  return { pid, folder: lines[1] ?? '', port: Number(lines[3] ?? 0), status: (lines[7] ?? '').trim() }
}

/**
 * Whether that process is a postmaster of this very folder. After a restart of the machine or the container the id in the file often
 * belongs to something else, which must be left alone.
 */
function isOurs(found: PostmasterPid, clusterFolder: string): boolean {
  if (!isAlive(found.pid)) return false
  const command = commandLine(found.pid)
  // Where the system does not show it (Windows), PostgreSQL's own check of the file decides at the start.
  if (command === null) return false
  return /postgres(\.exe)?(\s|$)/.test(command) && command.includes(clusterFolder)
}

async function gone(pid: number, ms: number): Promise<boolean> {
  for (const end = Date.now() + ms; Date.now() < end; await pause(25)) if (!isAlive(pid)) return true
  return !isAlive(pid)
}

/** Stops a postmaster by its id: first as an administrator would (SIGINT: clients are cut, everything is written), then at once. */
export async function stopPostmaster(pid: number, patienceMs: number): Promise<void> {
  const ladder: readonly (readonly [NodeJS.Signals, number])[] = [
    ['SIGINT', patienceMs],
    ['SIGQUIT', 5000],
    ['SIGKILL', 5000]
  ]
  for (const [signal, ms] of ladder) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    if (await gone(pid, ms)) return
  }
}

/**
 * Clears what a server that was killed has left: its postmaster, verified to be of this folder, is stopped; a file whose process is
 * something else is removed (PostgreSQL would refuse to start because that id is alive).
 * @throws StartProblem database.cluster-failed when it cannot be stopped
 */
export async function clearStalePostmaster(clusterFolder: string, log: Logger): Promise<void> {
  const found = readPostmasterPid(clusterFolder)
  if (!found) return
  if (isOurs(found, clusterFolder)) {
    log.warn({ postmaster: found.pid }, 'a PostgreSQL that an earlier server left behind is running on our folder: stopping it')
    await stopPostmaster(found.pid, 20_000)
    if (isAlive(found.pid)) throw new StartProblem('database.cluster-failed', `the PostgreSQL left behind (process ${found.pid}) does not stop`)
    return
  }
  if (process.platform === 'win32') return
  log.warn({ postmaster: found.pid }, 'removing the postmaster.pid of a PostgreSQL that no longer runs')
  rmSync(path.join(clusterFolder, 'postmaster.pid'), { force: true })
}
