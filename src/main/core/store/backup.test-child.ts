import { uuidv7 } from 'uuidv7'
import { backupsOf } from './backups.test-support.ts'
import { openReadable } from './database.ts'
import { enqueueOn, KEY, openStore, productOrder } from './store.test-support.ts'

/** Writes and backs up until it is killed; says each backup that is whole. Not part of the app. */
const file = process.argv[2] ?? ''
const enqueue = enqueueOn(openStore(file))
const backups = backupsOf(openReadable(file, KEY), file)
const work = (): void => {
  enqueue.run(productOrder(`D${uuidv7().slice(-4).toUpperCase()}`))
  setImmediate(work)
}
work()
for (;;) {
  const made = await backups.run('asked')
  process.stdout.write(made.ok ? `${made.value.name}\n` : `failed ${made.error.code} ${made.error.detail}\n`)
}
