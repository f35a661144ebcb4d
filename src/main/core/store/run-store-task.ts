import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Result } from '../../../shared/kernel/result.ts'
import type { BackupNote } from './backup-file.ts'
import type { CheckResult, StoreTask } from './store-worker-messages.ts'
import type { BackupProblem } from './write-backup.ts'

export interface RunningTask<T> {
  /** Rejects when the thread died or was cancelled before it had an answer. */
  readonly result: Promise<T>
  readonly cancel: () => Promise<void>
}

export function runStoreTask(worker: string | URL, task: Extract<StoreTask, { kind: 'backup' }>): RunningTask<Result<BackupNote, BackupProblem>>
export function runStoreTask(worker: string | URL, task: Extract<StoreTask, { kind: 'check' }>): RunningTask<CheckResult>
/** Starts a thread for one task of the store. */
export function runStoreTask(worker: string | URL, task: StoreTask): RunningTask<unknown> {
  const thread = new Worker(worker, { workerData: task })
  const result = new Promise<unknown>((resolve, reject) => {
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.once('exit', (code) => reject(new Error(`the store's thread ended with ${code} and no answer`)))
  })
  // Nobody may be waiting any more when a cancelled task ends.
  result.catch(() => undefined)
  return { result, cancel: async () => void (await thread.terminate()) }
}

/** The store's worker lies beside the label worker in the app (`*.cjs`), and in its own folder in the sources. */
export function storeWorkerPath(labelWorker: string | URL): string {
  const path = labelWorker instanceof URL ? fileURLToPath(labelWorker) : labelWorker
  return path.endsWith('.cjs') ? join(dirname(path), 'store-worker.cjs') : join(dirname(path), '../store/store-worker.ts')
}
