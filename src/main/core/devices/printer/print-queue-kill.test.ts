import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { PrinterSink } from '../../../../../tests/simulators/printer-sink.ts'
import { openTestJobs, queueTestLabel, readTestLabel } from './print-queue-bench.ts'

const CHILD = join(import.meta.dirname, 'print-queue-child.ts')

test('R05 killed again and again in a batch, no label is printed twice, and with the operator none is missing', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'print-kill-'))
  const sink = await PrinterSink.listen()
  sink.set({ printMs: 12 })
  const file = join(dir, 'bench.db')
  const { db, jobs } = openTestJobs(file)
  const numbers = Array.from({ length: 40 }, (_, i) => `A26${String(i).padStart(5, '0')}`)
  for (const n of numbers) queueTestLabel(jobs, n)
  const onPaper = (): string[] => sink.labels.map((l) => readTestLabel(l.zpl).split(' ')[0] ?? '')
  let kills = 0
  let unknowns = 0
  try {
    for (let round = 0; round < 60 && jobs.list(['queued', 'sending', 'unknown']).length > 0; round++) {
      const child = fork(CHILD, [file, String(sink.port)], { stdio: 'inherit' })
      const exited = new Promise((resolve) => child.once('exit', resolve))
      // Killed a little after a label was begun, at a moment that moves from kill to kill.
      // A child that only has a question for the operator ends by itself.
      const before = sink.connections
      if (kills < 8) {
        while (sink.connections === before && child.exitCode === null) await sleep(1)
        if (child.exitCode === null) await sleep(3 + kills * 9)
        if (child.exitCode === null && child.kill('SIGKILL')) kills += 1
      }
      await exited
      await sleep(40)
      const paper = onPaper()
      expect(new Set(paper).size, 'a label was printed twice').toBe(paper.length)
      // The operator looks at the paper and answers what the queue asked.
      for (const job of jobs.list(['unknown'])) {
        unknowns += 1
        if (paper.includes(job.selfNumber ?? '')) jobs.markPrinted({ id: job.id, at: '' })
        else jobs.printAgain({ id: job.id, at: '' })
      }
    }
    expect(onPaper()).toEqual(numbers)
    expect(jobs.list(['printed'])).toHaveLength(numbers.length)
    expect(kills).toBeGreaterThan(4)
    console.log(`killed ${kills} times, ${unknowns} labels asked about`)
  } finally {
    db.close()
    await sink.close()
    rmSync(dir, { recursive: true, force: true })
  }
})
