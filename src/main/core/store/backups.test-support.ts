import { statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { instant } from '../../../shared/kernel/time.ts'
import { Backups, type BackupsOptions } from './backups.ts'
import type { ReadableDatabase } from './database.ts'
import { enqueueOn, KEY, openStore, productOrder } from './store.test-support.ts'

export const WORKER = join(import.meta.dirname, 'store-worker.ts')

/** A product code of its own for each number below 10,000. */
export const productCode = (i: number): string => `E${String(i).padStart(4, '0')}`

/** A store with this many commands in it, closed. Gives the ids in the order in which they were taken. */
export function filledStore(file: string, commands: number): string[] {
  const db = openStore(file)
  const enqueue = enqueueOn(db)
  const ids: string[] = []
  for (let i = 0; i < commands; i += 1) {
    const order = productOrder(productCode(i))
    if (enqueue.run(order).ok) ids.push(order.commandId)
  }
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  return ids
}

export function backupsOf(db: ReadableDatabase, file: string, part: Partial<BackupsOptions> = {}): Backups {
  const folder = join(file, '../backups')
  return new Backups({
    file, key: KEY, db, folder: () => folder, freeBytes: () => 1e12, workerPath: WORKER, clock: () => instant(Date.now()),
    log: () => undefined, onChange: () => undefined, everyHours: null, ...part
  })
}

/** Overwrites pages of a file, counted from 1, with noise. */
export async function damagePages(file: string, pages: readonly number[]): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    for (const page of pages) {
      if (page * 4096 > statSync(file).size) throw new Error(`no page ${page}`)
      await handle.write(Buffer.alloc(4096, 0x5a), 0, 4096, (page - 1) * 4096)
    }
  } finally {
    await handle.close()
  }
}
