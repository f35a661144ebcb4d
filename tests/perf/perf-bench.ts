import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { openBench, type Bench } from '../../src/main/core/bench.ts'
import { openWritable, type WritableDatabase } from '../../src/main/core/store/database.ts'
import { fillUnits } from './fill-units.ts'

export const PERF_KEY = 'ab'.repeat(32)
const root = join(import.meta.dirname, '../..')

/** A folder with the data of a practice hospital, to be filled with bags. */
export class PerfBench {
  readonly folder = mkdtempSync(join(tmpdir(), 'hemobench-perf-'))
  readonly dataDir = join(this.folder, 'data')
  #filled = 0

  /** The whole bench on these data, as the window would reach it. */
  async open(): Promise<Bench> {
    mkdirSync(this.dataDir, { recursive: true })
    const opened = await openBench({
      config: { dataDir: this.dataDir, databaseKey: PERF_KEY, bootId: uuidv7(), resourcesDir: join(root, 'resources'), practice: 'full' },
      workerPath: join(root, 'src/main/core/labels/label-worker.ts'),
      emit: () => undefined,
      log: (event, detail) => {
        if (event === 'call.failed') console.error(detail)
      }
    })
    if (!opened.ok) throw new Error(opened.error.code)
    return opened.value
  }

  database(name = 'bench.db'): WritableDatabase {
    return openWritable(join(this.dataDir, name), PERF_KEY)
  }

  /** Brings the closed bench to `size` bags. */
  fill(size: number): void {
    const db = this.database()
    fillUnits(db, { from: this.#filled, size })
    db.close()
    this.#filled = size
  }

  /** A second database with the same tables and bags, for the peer. */
  copy(): WritableDatabase {
    rmSync(join(this.dataDir, 'peer.db'), { force: true })
    copyFileSync(join(this.dataDir, 'bench.db'), join(this.dataDir, 'peer.db'))
    return this.database('peer.db')
  }

  dropCopy(): void {
    for (const end of ['', '-wal', '-shm']) rmSync(join(this.dataDir, `peer.db${end}`), { force: true })
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
