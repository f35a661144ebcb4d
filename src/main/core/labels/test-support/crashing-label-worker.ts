import { parentPort } from 'node:worker_threads'
import '../label-worker.ts'
import type { ToLabelWorker } from '../label-worker-messages.ts'

// The real worker, with two numbers that hurt it as a native fault would: CRASH throws outside every promise, HANG never returns.
parentPort?.on('message', (message: ToLabelWorker) => {
  const number = message.job.kind === 'label' ? message.job.content.selfNumber : ''
  if (number === 'CRASH') throw new Error('crash on purpose')
  while (number === 'HANG') {
    // A hung native call does not yield either.
  }
})
