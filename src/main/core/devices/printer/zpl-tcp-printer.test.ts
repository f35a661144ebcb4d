import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { PrinterSink, type SinkFaults } from '../../../../../tests/simulators/printer-sink.ts'
import { ZplTcpPrinter } from './zpl-tcp-printer.ts'

const LABEL = new TextEncoder().encode(`^XA^FX A2600001 ^FS^GFA,9600,9600,60,${'0F'.repeat(9600)}^FS^XZ`)
const timeouts = { connectMs: 500, statusMs: 150, writeMs: 500, drainMs: 400, pollMs: 10 }
const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function bench() {
  const sink = await PrinterSink.listen()
  cleanups.push(() => sink.close())
  const printer = new ZplTcpPrinter({ id: 'p', host: sink.host, port: sink.port, timeouts })
  return { sink, printer }
}

test('R05 a label that the printer prints is sent, byte for byte', async () => {
  const { sink, printer } = await bench()
  expect(await printer.status()).toBe('ready')
  expect(await printer.send(LABEL)).toEqual({ outcome: 'sent' })
  expect(sink.labels.map((l) => Buffer.compare(l.zpl, LABEL))).toEqual([0])
})

test('R05 sent means printed: the driver waits until nothing is left in the printer', async () => {
  const { sink, printer } = await bench()
  sink.set({ printMs: 120 })
  const started = performance.now()
  expect(await printer.send(LABEL)).toEqual({ outcome: 'sent' })
  expect(performance.now() - started).toBeGreaterThan(110)
  expect(sink.labels).toHaveLength(1)
})

test.each<[string, Partial<SinkFaults>]>([
  ['paper-out', { paperOut: true }],
  ['head-open', { headOpen: true }],
  ['paused', { paused: true }],
  ['ribbon-out', { ribbonOut: true }],
  ['silent', { silent: true }],
  ['silent', { paperOut: true, muteWhenFaulted: true }]
])('R05 nothing is sent to a printer that is not ready: %s', async (state, faults) => {
  const { sink, printer } = await bench()
  sink.set(faults)
  expect(await printer.status()).toBe(state)
  expect(await printer.send(LABEL)).toEqual({ outcome: 'not-sent', reason: state })
  sink.set({ paperOut: false, headOpen: false, paused: false, ribbonOut: false, silent: false })
  await sleep(30)
  expect(sink.labels).toEqual([])
  expect(await printer.send(LABEL)).toEqual({ outcome: 'sent' })
})

test('R05 a printer that is switched off is unreachable, and nothing was sent', async () => {
  const { sink, printer } = await bench()
  await sink.refuse()
  expect(await printer.send(LABEL)).toEqual({ outcome: 'not-sent', reason: 'unreachable' })
  await sink.accept()
  expect(await printer.send(LABEL)).toEqual({ outcome: 'sent' })
})

test('R05 a connection that ends in the middle of the label leaves it unknown', async () => {
  const { sink, printer } = await bench()
  sink.set({ dropAfterBytes: 5000 })
  expect(await printer.send(LABEL)).toEqual({ outcome: 'unknown', reason: 'connection-dropped' })
  expect(sink.labels).toEqual([])
})

test('R05 a printed label whose confirmation is lost is unknown as well', async () => {
  const { sink, printer } = await bench()
  sink.set({ dropAfterLabel: true })
  expect(await printer.send(LABEL)).toEqual({ outcome: 'unknown', reason: 'connection-dropped' })
  expect(sink.labels).toHaveLength(1)
})

test('R05 paper that runs out under the label: the driver waits for new paper, then asks the operator', async () => {
  const { sink, printer } = await bench()
  sink.set({ printMs: 100 })
  const slow = printer.send(LABEL)
  await sleep(40)
  sink.set({ paperOut: true })
  setTimeout(() => sink.set({ paperOut: false }), 150)
  expect(await slow).toEqual({ outcome: 'sent' })
  const never = printer.send(LABEL)
  await sleep(40)
  sink.set({ paperOut: true })
  expect(await never).toEqual({ outcome: 'unknown', reason: 'paper-out' })
})

test('R05 silence after the label leaves it unknown', async () => {
  const { sink, printer } = await bench()
  sink.set({ printMs: 200 })
  const sent = printer.send(LABEL)
  await vi.waitFor(() => expect(sink.connections).toBe(1), { interval: 1 })
  await sleep(50)
  sink.set({ silent: true })
  expect(await sent).toEqual({ outcome: 'unknown', reason: 'no-answer' })
})

test('R05 a printer that stops taking bytes leaves the label unknown', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => {
      socket.pause()
      socket.write('\x02030,0,0,0320,000,0,0,0,000,0,0,0\x03\x02000,0,0,0,0,2,4,0,00000000,1,000\x03\x021234,0\x03')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanups.push(() => server.close())
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const printer = new ZplTcpPrinter({ id: 'p', host: '127.0.0.1', port, timeouts: { ...timeouts, writeMs: 200 } })
  expect(await printer.send(new Uint8Array(32 * 1024 * 1024))).toEqual({ outcome: 'unknown', reason: 'stalled' })
})

test('R05 questions and labels take turns on one connection at a time', async () => {
  const { sink, printer } = await bench()
  const all = await Promise.all([printer.send(LABEL), printer.status(), printer.send(LABEL), printer.status()])
  expect(all).toEqual([{ outcome: 'sent' }, 'ready', { outcome: 'sent' }, 'ready'])
  expect(sink.connections).toBe(4)
  expect(printer.busy).toBe(false)
})

test('R05 a printer closed under a label says unknown at once and takes no more', async () => {
  const { sink, printer } = await bench()
  sink.set({ printMs: 300 })
  const sent = printer.send(LABEL)
  await sleep(60)
  printer.close()
  expect(await sent).toEqual({ outcome: 'unknown', reason: 'connection-dropped' })
  expect(await printer.send(LABEL)).toEqual({ outcome: 'not-sent', reason: 'unreachable' })
})
