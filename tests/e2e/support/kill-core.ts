import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openReadable } from '../../../src/main/core/store/database.ts'
import type { Bench } from '../../support/launch-bench.ts'

export async function killCore(bench: Bench): Promise<void> {
  process.kill(await bench.corePid(), 'SIGKILL')
}

/** Kills core as soon as one more command is in its outbox: committed, but its answer as good as never on its way. */
export async function killCoreAfterNextCommit(bench: Bench): Promise<void> {
  const pid = await bench.corePid()
  const key = readFileSync(join(bench.userDataDir, 'database-key.practice'), 'utf8')
  const db = openReadable(join(bench.userDataDir, 'data', 'bench.db'), key)
  const count = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM outbox')
  const before = count.get()?.n ?? 0
  const until = Date.now() + 20_000
  while ((count.get()?.n ?? 0) === before && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 0))
  process.kill(pid, 'SIGKILL')
  db.close()
}
