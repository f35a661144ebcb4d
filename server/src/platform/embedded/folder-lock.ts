import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { StartProblem } from '../start-problem.ts'
import { isAlive, startMark } from './process-facts.ts'

/** One that was killed or asked to stop is often still on its way out when the next is started. */
const PATIENCE_MS = 2000

interface Holder {
  readonly pid: number
  readonly mark: string | null
}

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch {
    return null
  }
}

const holds = (holder: Holder): boolean => isAlive(holder.pid) && (holder.mark === null || holder.mark === startMark(holder.pid))

const lockFile = (folder: string): string => path.join(folder, 'server.lock')

/** Whether a server process that lives has the folder. */
export function isFolderLocked(folder: string): boolean {
  const holder = readHolder(lockFile(folder))
  return holder !== null && holds(holder)
}

/**
 * One server process per data folder: a second one would take the first one's PostgreSQL for left behind and stop it.
 * @returns gives the folder free
 * @throws StartProblem database.folder-in-use
 */
export async function lockFolder(folder: string): Promise<() => void> {
  const file = lockFile(folder)
  const own = path.join(folder, `server.lock.${process.pid}`)
  writeFileSync(own, JSON.stringify({ pid: process.pid, mark: startMark(process.pid) } satisfies Holder))
  try {
    for (const end = Date.now() + PATIENCE_MS; ; await pause(50)) {
      try {
        // A link is made or not made: two servers that start at once cannot both succeed, and nobody sees half a file.
        linkSync(own, file)
        // One that judged the same stale lock a moment later may have removed ours with it.
        await pause(20)
        if (readHolder(file)?.pid !== process.pid) continue
        return () => rmSync(file, { force: true })
      } catch {
        const holder = readHolder(file)
        if (!holder || !holds(holder)) rmSync(file, { force: true })
        else if (Date.now() > end) {
          throw new StartProblem('database.folder-in-use', `the server with process id ${holder.pid} uses the folder ${folder}: stop it, or give this one another HEMOBENCH_DATA`)
        }
      }
    }
  } finally {
    rmSync(own, { force: true })
  }
}
