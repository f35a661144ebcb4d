import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { PrinterSink } from '../../../../../tests/simulators/printer-sink.ts'
import { SerialBridge } from '../../../../../tests/simulators/serial-bridge.ts'
import { TsplSink } from '../../../../../tests/simulators/tspl-sink.ts'
import { openPrinter } from './open-printer.ts'
import { renderTestLabel, testLabel } from './print-queue-bench.ts'
import { systemSpooler } from './spooler.ts'
import { tsplTestLabel } from '../../../../../tests/simulators/tspl-test-label.ts'

const timeouts = { connectMs: 2000, statusMs: 800, writeMs: 4000, drainMs: 4000, pollMs: 10 }
const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function bench(kind: 'zpl-serial-printer' | 'tspl-serial-printer') {
  const sink = kind === 'zpl-serial-printer' ? await PrinterSink.listen() : await TsplSink.listen()
  cleanups.push(() => sink.close())
  const bridge = await SerialBridge.to(sink.port)
  cleanups.push(() => bridge.dispose())
  const states: string[] = []
  const config = { id: 'p', kind, name: 'p', path: bridge.path, baudRate: 115200 as const }
  const printer = openPrinter(config, { timeouts, spooler: systemSpooler(), onState: (s) => states.push(s) })
  cleanups.push(() => printer.close())
  const content = testLabel('A1')
  const zpl = await renderTestLabel(content, printer.target)
  const label = kind === 'zpl-serial-printer' && zpl.ok ? zpl.value : tsplTestLabel(content)
  const set = (faults: { printMs?: number; paperOut?: boolean; silent?: boolean }): void => sink.set(faults)
  return { sink, bridge, printer, label, states, set }
}

test.each(['zpl-serial-printer', 'tspl-serial-printer'] as const)('R19 a %s prints over its cable, and says when it is out of paper', async (kind) => {
  const { sink, printer, label, set } = await bench(kind)
  expect(await printer.status()).toBe('ready')
  set({ printMs: 120 })
  expect(await printer.send(label)).toEqual({ outcome: 'sent' })
  expect(sink.labels).toHaveLength(1)
  set({ paperOut: true })
  expect(await printer.send(label)).toEqual({ outcome: 'not-sent', reason: 'paper-out' })
  set({ paperOut: false })
  expect(await printer.send(label)).toEqual({ outcome: 'sent' })
  expect(sink.labels).toHaveLength(2)
})

test.each(['zpl-serial-printer', 'tspl-serial-printer'] as const)('R19 a %s switched off and on under a label: its empty memory is not taken for a printed label', async (kind) => {
  const { sink, printer, label, set } = await bench(kind)
  set({ printMs: 3000 })
  const sent = printer.send(label)
  await sleep(150)
  await sink.refuse()
  await sleep(1100)
  await sink.accept()
  // Stalled: the power went while the bytes were still on their way.
  expect(await sent).toEqual({ outcome: 'unknown', reason: expect.stringMatching(/^(no-answer|stalled)$/) })
  set({ printMs: 0 })
  await vi.waitFor(async () => expect(await printer.status()).toBe('ready'), { timeout: 3000 })
})

test('R19 a serial cable pulled under a label leaves it unknown; plugged in again, the printer is found', async () => {
  const { bridge, printer, label, set } = await bench('tspl-serial-printer')
  set({ printMs: 3000 })
  const sent = printer.send(label)
  await sleep(300)
  await bridge.cable.unplug()
  expect(await sent).toEqual({ outcome: 'unknown', reason: 'connection-dropped' })
  expect(await printer.status()).toBe('unreachable')
  await bridge.cable.replug()
  await bridge.open()
  await vi.waitFor(async () => expect(await printer.status()).toBe('ready'), { timeout: 3000 })
})

test('R19 a serial port that is not there is unreachable, and a closed printer opens it no more', async () => {
  const config = { id: 'p', kind: 'tspl-serial-printer' as const, name: 'p', path: '/dev/tty-that-is-not', baudRate: 9600 as const }
  const printer = openPrinter(config, { timeouts, spooler: systemSpooler(), onState: () => {} })
  expect(await printer.send(new Uint8Array([1]))).toEqual({ outcome: 'not-sent', reason: 'unreachable' })
  printer.close()
  expect(await printer.status()).toBe('unreachable')
})
