import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isFolderLocked } from './folder-lock.ts'
import { clusterUser, passwordFileOf } from './make-cluster.ts'
import { readPostmasterPid } from './postmaster-pid.ts'

/** A server that is just starting has the folder before its PostgreSQL answers. */
const PATIENCE_MS = 30_000

/** Address of the PostgreSQL that a running server keeps under this folder; null when no server runs there. */
export async function runningCluster(dataFolder: string): Promise<string | null> {
  for (const end = Date.now() + PATIENCE_MS; isFolderLocked(dataFolder) && Date.now() < end; await pause(100)) {
    const found = readPostmasterPid(path.join(dataFolder, 'postgres'))
    if (found?.status !== 'ready') continue
    const password = readFileSync(passwordFileOf(dataFolder), 'utf8').trim()
    return `postgres://${clusterUser}:${password}@127.0.0.1:${found.port}/${clusterUser}`
  }
  return null
}
