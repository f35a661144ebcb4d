import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { VerdictModel } from '../verdict/verdict-model.ts'
import { createScanQueue } from './scan-queue.ts'
import type { QueueState } from './scan-queue.ts'
import type { Scan, ScanHandler } from './scan.ts'
import { screenAsked, screenLoading, screenOnItsWay, screenShown } from './screen-change.ts'

const scan = (seq: number): Scan => ({ seq, raw: `code-${seq}`, source: 'wedge', at: '2026-11-22T06:05:00.000Z', fullWidth: false })
const accept = (title: string): VerdictModel => ({ kind: 'accept', title })
const tick = (ms = 0): Promise<void> => new Promise((r) => setTimeout(r, ms))

function setup(history = 10, onItsWay?: () => Promise<void> | null) {
  const verdicts: string[] = []
  let state: QueueState = { records: [], waiting: 0, working: false }
  const queue = createScanQueue({
    history,
    onState: (next) => void (state = next),
    onVerdict: (v, s) => `v${verdicts.push(v.title)}-${s.seq}`,
    onThrown: (error) => ({ kind: 'refuse', title: error instanceof Error ? error.message : '' }),
    ...(onItsWay ? { onItsWay } : {})
  })
  const screen = (handler: ScanHandler, priority = 0) => queue.register({ handler: () => handler, priority })
  return { queue, verdicts, screen, state: () => state }
}

test('scans are answered strictly one after the other in their order, however long each takes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 12 }), async (delays) => {
      const { queue, screen, verdicts } = setup()
      let inside = 0
      screen(async (s) => {
        expect(++inside).toBe(1)
        await tick(delays[s.seq] ?? 0)
        inside--
        return accept(s.raw)
      })
      delays.forEach((_, seq) => queue.push(scan(seq)))
      while (verdicts.length < delays.length) await tick(1)
      expect(verdicts).toEqual(delays.map((_, seq) => `code-${seq}`))
    }),
    { numRuns: 15 }
  )
})

test('the latest mounted screen takes the scan, a dialog before any screen, and the one below again after it closes', async () => {
  const { queue, screen, verdicts } = setup()
  const closeDialog = screen(() => accept('dialog'), 1)
  screen(() => accept('old'))
  const closeNew = screen(() => accept('new'))
  queue.push(scan(1))
  await tick()
  closeDialog()
  queue.push(scan(2))
  await tick()
  closeNew()
  queue.push(scan(3))
  await tick()
  expect(verdicts).toEqual(['dialog', 'new', 'old'])
})

test('a dialog opened by one scan gets the next scan that already waits', async () => {
  const { queue, screen, verdicts } = setup()
  screen(async () => {
    await tick(2)
    screen(() => accept('dialog'), 1)
    return accept('screen')
  })
  queue.push(scan(1))
  queue.push(scan(2))
  await tick(20)
  expect(verdicts).toEqual(['screen', 'dialog'])
})

test('R18 a scan read between the key that asks for a screen and the screen is answered by the screen that was asked for', async () => {
  const { queue, screen, verdicts } = setup(10, screenOnItsWay)
  screen((s) => accept(`list ${s.raw}`))
  screenAsked('new')
  queue.push(scan(1))
  queue.push(scan(2))
  await tick(5)
  expect(verdicts).toEqual([])
  screen((s) => accept(`new ${s.raw}`))
  screenShown('new')
  await tick()
  expect(verdicts).toEqual(['new code-1', 'new code-2'])
})

test('R18 a scan read while the program of a screen is loaded waits for that screen', async () => {
  const { queue, screen, verdicts } = setup(10, screenOnItsWay)
  screen((s) => accept(`frame ${s.raw}`), -1)
  screenAsked('stock')
  screenShown('stock')
  const loaded = screenLoading()
  queue.push(scan(1))
  await tick(5)
  expect(verdicts).toEqual([])
  // As React does it: what stood in the place is taken away, then the screen's own effects run.
  loaded()
  loaded()
  screen((s) => accept(`stock ${s.raw}`))
  await tick()
  expect(verdicts).toEqual(['stock code-1'])
  expect(screenOnItsWay()).toBeNull()
})

test('R18 who asks for a second screen before the first one stands gets the scan on the second', async () => {
  const { queue, screen, verdicts } = setup(10, screenOnItsWay)
  screen((s) => accept(`list ${s.raw}`))
  screenAsked('one')
  queue.push(scan(1))
  await tick()
  screenAsked('two')
  screenShown('one')
  await tick(5)
  expect(verdicts).toEqual([])
  screen((s) => accept(`two ${s.raw}`))
  screenShown('two')
  await tick()
  expect(verdicts).toEqual(['two code-1'])
})

test('R18 a screen that never comes holds no scan for longer than ten seconds, and only once', async () => {
  const { queue, screen, verdicts } = setup(10, screenOnItsWay)
  screen((s) => accept(s.raw))
  vi.useFakeTimers()
  try {
    screenAsked('lost')
    queue.push(scan(1))
    await vi.advanceTimersByTimeAsync(9_990)
    expect(verdicts).toEqual([])
    await vi.advanceTimersByTimeAsync(20)
    expect(verdicts).toEqual(['code-1'])
    queue.push(scan(2))
    await vi.advanceTimersByTimeAsync(0)
    expect(verdicts).toEqual(['code-1', 'code-2'])
  } finally {
    vi.useRealTimers()
  }
})

test('a scan without a screen waits and is not dropped', async () => {
  const { queue, screen, verdicts, state } = setup()
  queue.push(scan(1))
  queue.push(scan(2))
  await tick()
  expect(state().waiting).toBe(2)
  screen((s) => accept(s.raw))
  await tick()
  expect(verdicts).toEqual(['code-1', 'code-2'])
})

test('a handler that throws gives a refusal and the next scan is still answered', async () => {
  const { queue, screen, verdicts } = setup()
  screen((s) => {
    if (s.seq === 1) throw new Error('boom')
    return accept(s.raw)
  })
  queue.push(scan(1))
  queue.push(scan(2))
  await tick()
  expect(verdicts).toEqual(['boom', 'code-2'])
})

test('a scan read while core is down is answered at once, ahead of those that wait, and never applied', async () => {
  const { queue, screen, verdicts } = setup()
  const seen: number[] = []
  screen(async (s) => {
    await tick(5)
    seen.push(s.seq)
    return accept(s.raw)
  })
  queue.push(scan(1))
  queue.reject(scan(2), { kind: 'refuse', title: 'not ready' })
  expect(verdicts).toEqual(['not ready'])
  await tick(20)
  expect(seen).toEqual([1])
})

test('the history keeps the newest ten with their verdicts, newest first', async () => {
  const { queue, screen, state } = setup()
  screen((s) => (s.seq === 12 ? undefined : accept(s.raw)))
  for (let seq = 1; seq <= 12; seq++) queue.push(scan(seq))
  await tick(10)
  expect(state().records.map((r) => r.scan.seq)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3])
  expect(state().records[0]?.shown).toBeNull()
  expect(state().records[1]?.shown?.verdict.title).toBe('code-11')
})
