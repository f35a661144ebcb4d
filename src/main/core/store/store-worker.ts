import { parentPort, workerData } from 'node:worker_threads'
import { checkPages } from './check-pages.ts'
import type { StoreTask } from './store-worker-messages.ts'
import { writeBackup } from './write-backup.ts'

// Entry of a thread that does one long read of the store, so that a scan never waits for it. Bundled to CommonJS in the app.
const task = workerData as StoreTask
parentPort?.postMessage(task.kind === 'backup' ? writeBackup(task.order) : checkPages(task.file, task.key))
