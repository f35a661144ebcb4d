import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { err } from '../../../../shared/kernel/result.ts'
import { PrinterSink } from '../../../../../tests/simulators/printer-sink.ts'
import { openTestJobs, queueTestLabel, readTestLabel, renderTestLabel } from './print-queue-bench.ts'
import { PrintQueue, type PrintQueueParts } from './print-queue.ts'
import { ZplTcpPrinter } from './zpl-tcp-printer.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function bench(options: { render?: PrintQueueParts['render'] } = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'print-queue-'))
  cleanups.push(() => rmSync(dir, { recursive: true, force: true }))
  const sink = await PrinterSink.listen()
  cleanups.push(() => sink.close())
  const timeouts = { connectMs: 500, statusMs: 150, drainMs: 300, pollMs: 10 }
  const printer = new ZplTcpPrinter({ id: 'p', host: sink.host, port: sink.port, timeouts })
  const file = join(dir, 'bench.db')
  const { db, jobs } = openTestJobs(file)
  cleanups.push(() => db.close())
  const log: string[] = []
  const start = (): PrintQueue => {
    const queue = new PrintQueue({
      jobs, render: options.render ?? renderTestLabel, printerFor: () => printer, onChange: () => {},
      log: (event) => log.push(event), retry: { firstMs: 20, maxMs: 80 }
    })
    cleanups.push(() => queue.stop())
    return queue
  }
  const add = (...numbers: string[]): string[] => numbers.map((n) => queueTestLabel(jobs, n))
  const onPaper = (): string[] => sink.labels.map((l) => readTestLabel(l.zpl))
  const states = (): string[] => jobs.list(['queued', 'sending', 'printed', 'failed', 'unknown', 'cancelled']).map((j) => j.state)
  return { sink, printer, jobs, db, log, start, add, onPaper, states, file }
}

test('R05 a batch is printed in the order of its numbers, each label once', async () => {
  const b = await bench()
  const numbers = Array.from({ length: 30 }, (_, i) => `A26${String(i).padStart(5, '0')}`)
  const queue = b.start()
  b.add(...numbers)
  queue.kick()
  queue.kick()
  await vi.waitFor(() => expect(queue.view().state).toBe('idle'), { timeout: 10_000 })
  expect(b.onPaper()).toEqual(numbers.map((n) => `${n} r0`))
  expect(new Set(b.states())).toEqual(new Set(['printed']))
})

test('R05 paper runs out in the middle of a batch: it goes on by itself, and each label is printed exactly once', async () => {
  const b = await bench()
  const numbers = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8']
  b.add(...numbers)
  const queue = b.start()
  b.sink.set({ printMs: 15 })
  queue.kick()
  await vi.waitFor(() => expect(b.sink.labels.length).toBeGreaterThanOrEqual(3), { interval: 1 })
  b.sink.set({ paperOut: true })
  setTimeout(() => b.sink.set({ paperOut: false }), 200)
  await vi.waitFor(() => expect(queue.view().state).toBe('idle'), { timeout: 10_000 })
  expect(b.onPaper()).toEqual(numbers.map((n) => `${n} r0`))
})

test.each([
  ['paper-out', 'paperOut'],
  ['head-open', 'headOpen'],
  ['paused', 'paused'],
  ['silent', 'silent']
])('R05 a printer that is not ready (%s) makes the job wait with its reason, and prints it later alone', async (reason, fault) => {
  const b = await bench()
  b.sink.set({ [fault]: true })
  const [id = ''] = b.add('A1')
  const queue = b.start()
  queue.kick()
  await vi.waitFor(() => expect(queue.view().state).toBe('waiting'))
  expect(b.jobs.get(id)).toMatchObject({ state: 'queued', reason })
  await sleep(150)
  b.sink.set({ [fault]: false })
  await vi.waitFor(() => expect(b.states()).toEqual(['printed']))
  expect(b.onPaper()).toEqual(['A1 r0'])
})

test('R05 a printer switched off and on again gets each label once', async () => {
  const b = await bench()
  await b.sink.refuse()
  b.add('A1', 'A2')
  const queue = b.start()
  queue.kick()
  await vi.waitFor(() => expect(queue.view()).toMatchObject({ state: 'waiting', reason: 'unreachable' }))
  await b.sink.accept()
  await vi.waitFor(() => expect(b.onPaper()).toEqual(['A1 r0', 'A2 r0']))
})

test.each([
  ['in the middle of a label', { dropAfterBytes: 4000 }, [] as string[]],
  ['before the confirmation', { dropAfterLabel: true }, ['A1 r0']]
])('R05 connection lost %s: unknown, and nothing more is printed until the operator says', async (_, fault, paper) => {
  const b = await bench()
  b.sink.set(fault)
  const [id = ''] = b.add('A1', 'A2')
  const queue = b.start()
  queue.kick()
  await vi.waitFor(() => expect(queue.view()).toEqual({ state: 'paused', jobId: id, reason: 'connection-dropped' }))
  b.sink.set({ dropAfterBytes: null, dropAfterLabel: false })
  queue.kick()
  await sleep(250)
  expect(b.onPaper()).toEqual(paper)
  expect(b.states()).toEqual(['unknown', 'queued'])
  expect(queue.cancel(id)).toMatchObject({ ok: false, error: { code: 'labels.job-not-waiting' } })
  expect(queue.resolveUnknown(id, 'was-printed').ok).toBe(true)
  await vi.waitFor(() => expect(b.states()).toEqual(['printed', 'printed']))
  expect(b.onPaper()).toEqual([...paper, 'A2 r0'])
  expect(queue.resolveUnknown(id, 'print-again')).toMatchObject({ ok: false, error: { code: 'labels.job-not-waiting' } })
  expect(queue.resolveUnknown('x', 'print-again')).toMatchObject({ ok: false, error: { code: 'labels.job-unknown' } })
})

test('R05 a label printed again by the operator is a reprint: counted and marked', async () => {
  const b = await bench()
  b.sink.set({ dropAfterLabel: true })
  const [id = ''] = b.add('A1')
  const queue = b.start()
  queue.kick()
  await vi.waitFor(() => expect(queue.view().state).toBe('paused'))
  b.sink.set({ dropAfterLabel: false })
  queue.resolveUnknown(id, 'print-again')
  await vi.waitFor(() => expect(b.states()).toEqual(['printed']))
  expect(b.onPaper()).toEqual(['A1 r0', 'A1 r1'])
  expect(b.jobs.get(id)).toMatchObject({ copy: 1, content: { reprint: 1 } })
})

test('R05 what was being sent when the program ended is unknown after the restart', async () => {
  const b = await bench()
  const [id = ''] = b.add('A1', 'A2')
  b.jobs.markSending({ id, at: '2026-10-20T02:00:01.000Z' })
  const other = openTestJobs(b.file)
  cleanups.push(() => other.db.close())
  const queue = b.start()
  expect(other.jobs.get(id)).toMatchObject({ state: 'unknown', reason: 'restart' })
  expect(queue.view()).toEqual({ state: 'paused', jobId: id, reason: 'restart' })
  queue.kick()
  await sleep(100)
  expect(b.onPaper()).toEqual([])
})

test('R05 the job is sending on disk before the first byte of it is on the wire', async () => {
  const b = await bench()
  const [id = ''] = b.add('A1')
  const other = openTestJobs(b.file)
  cleanups.push(() => other.db.close())
  const seen: string[] = []
  const queue = new PrintQueue({
    jobs: b.jobs, render: renderTestLabel, onChange: () => {}, log: () => {},
    printerFor: () => ({
      id: 'p',
      target: b.printer.target,
      status: () => b.printer.status(),
      send: (bytes) => {
        seen.push(other.jobs.get(id)?.state ?? '')
        return b.printer.send(bytes)
      }
    })
  })
  cleanups.push(() => queue.stop())
  queue.kick()
  await vi.waitFor(() => expect(b.states()).toEqual(['printed']))
  expect(seen).toEqual(['sending'])
  expect(() => b.db.transaction(() => b.jobs.markSending({ id, at: '' }))()).toThrow(/outside any transaction/)
})

test('R05 a label that cannot be drawn fails with its reason, and the next one is printed', async () => {
  const b = await bench({
    render: async (content, target) => {
      if (content.selfNumber === 'A1') return err({ code: 'labels.missing-glyph', params: { text: '𠮷' } })
      if (content.selfNumber === 'A2') throw new Error('renderer crashed')
      return renderTestLabel(content, target)
    }
  })
  const [id = ''] = b.add('A1', 'A2', 'A3')
  const queue = b.start()
  queue.kick()
  await vi.waitFor(() => expect(b.states()).toEqual(['failed', 'failed', 'printed']))
  expect(b.jobs.list(['failed']).map((j) => j.reason)).toEqual(['labels.missing-glyph', 'labels.renderer-crashed'])
  expect(b.onPaper()).toEqual(['A3 r0'])
  expect(queue.cancel(id).ok).toBe(true)
})

test('R05 a label held up by the renderer closing down stays queued and is printed later', async () => {
  let calls = 0
  const b = await bench({
    render: async (content, target) => {
      calls += 1
      return calls === 1 ? err({ code: 'labels.renderer-stopped', params: {} }) : renderTestLabel(content, target)
    }
  })
  b.add('A1')
  b.start().kick()
  await vi.waitFor(() => expect(b.states()).toEqual(['printed']))
  expect(b.onPaper()).toEqual(['A1 r0'])
})

test('R05 a cancelled job is not printed, and those behind it are', async () => {
  const b = await bench()
  b.sink.set({ paperOut: true })
  const [, second = ''] = b.add('A1', 'A2', 'A3')
  const queue = b.start()
  queue.kick()
  await vi.waitFor(() => expect(queue.view().state).toBe('waiting'))
  expect(queue.cancel(second).ok).toBe(true)
  b.sink.set({ paperOut: false })
  await vi.waitFor(() => expect(b.states()).toEqual(['printed', 'cancelled', 'printed']))
  expect(b.onPaper()).toEqual(['A1 r0', 'A3 r0'])
})

test('R05 stopping waits for the label on its way and starts no other', async () => {
  const b = await bench()
  b.sink.set({ printMs: 100 })
  b.add('A1', 'A2')
  const queue = b.start()
  queue.kick()
  await vi.waitFor(() => expect(b.states()[0]).toBe('sending'), { interval: 1 })
  await queue.stop()
  queue.kick()
  await sleep(150)
  expect(b.states()).toEqual(['printed', 'queued'])
  expect(b.onPaper()).toEqual(['A1 r0'])
})

test('R05 a driver that crashes leaves its label unknown', async () => {
  const b = await bench()
  b.add('A1')
  const queue = new PrintQueue({
    jobs: b.jobs, render: renderTestLabel, onChange: () => {}, log: () => {},
    printerFor: () => ({ id: 'p', target: b.printer.target, status: () => Promise.resolve('ready'), send: () => Promise.reject(new Error('bug')) })
  })
  cleanups.push(() => queue.stop())
  queue.kick()
  await vi.waitFor(() => expect(b.states()).toEqual(['unknown']))
})

test('R05 an arrow that the table of states does not know is a bug and throws', async () => {
  const b = await bench()
  const [id = ''] = b.add('A1')
  expect(() => b.jobs.markPrinted({ id, at: '' })).toThrow(/cannot become printed from queued/)
  expect(() => b.jobs.printAgain({ id, at: '' })).toThrow(/not unknown/)
  expect(() => b.jobs.markSending({ id: 'x', at: '' })).toThrow(/from nothing/)
})
