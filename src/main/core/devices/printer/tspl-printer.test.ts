import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { type TsplFaults, TsplSink } from '../../../../../tests/simulators/tspl-sink.ts'
import { createBitmap } from '../../labels/bitmap.ts'
import { toTspl } from '../../labels/to-tspl.ts'
import { openPrinter } from './open-printer.ts'
import type { OwnedPrinter } from './printer-port.ts'
import { systemSpooler } from './spooler.ts'
import { readTsplTestLabel, tsplTestLabel } from '../../../../../tests/simulators/tspl-test-label.ts'

const LABEL = tsplTestLabel({ selfNumber: 'A1', reprint: 0 })
const timeouts = { connectMs: 1000, statusMs: 400, writeMs: 1000, drainMs: 1000, pollMs: 8 }
const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function bench(): Promise<{ sink: TsplSink; printer: OwnedPrinter; paper: () => string[] }> {
  const sink = await TsplSink.listen()
  cleanups.push(() => sink.close())
  const config = { id: 'p', kind: 'tspl-tcp-printer' as const, name: 'p', host: sink.host, port: sink.port }
  const printer = openPrinter(config, { timeouts, spooler: systemSpooler(), onState: () => {} })
  return { sink, printer, paper: () => sink.labels.map(readTsplTestLabel) }
}

test('R19 a TSPL printer prints the label and says so', async () => {
  const { sink, printer, paper } = await bench()
  expect(printer.target).toEqual({ language: 'tspl', dpi: 203, gapMm: 2 })
  sink.set({ printMs: 60 })
  expect(await printer.status()).toBe('ready')
  const started = performance.now()
  expect(await printer.send(LABEL)).toEqual({ outcome: 'sent' })
  expect(performance.now() - started, 'sent means printed').toBeGreaterThan(55)
  expect(paper()).toEqual(['A1 r0'])
})

test('R19 a TSPL printer too quick to be seen printing says by its echo that it has the label', async () => {
  const { printer, paper } = await bench()
  expect(await printer.send(LABEL)).toEqual({ outcome: 'sent' })
  expect(paper()).toEqual(['A1 r0'])
})

test('R19 a model without an echo is believed when it was seen printing, otherwise a person is asked', async () => {
  const { sink, printer } = await bench()
  sink.set({ noEcho: true, printMs: 60 })
  expect(await printer.send(LABEL)).toEqual({ outcome: 'sent' })
  sink.set({ printMs: 0 })
  expect(await printer.send(LABEL)).toEqual({ outcome: 'unknown', reason: 'still-printing' })
})

test.each<[string, Partial<TsplFaults>]>([
  ['paper-out', { paperOut: true }], ['head-open', { headOpen: true }], ['head-open', { headOpen: true, paperOut: true, ribbonOut: true }],
  ['ribbon-out', { ribbonOut: true }], ['paused', { paused: true }], ['jammed', { jammed: true }], ['silent', { silent: true }]
])('R19 nothing is sent to a TSPL printer that is not ready: %s', async (state, faults) => {
  const { sink, printer, paper } = await bench()
  sink.set(faults)
  expect(await printer.status()).toBe(state)
  expect(await printer.send(LABEL)).toEqual({ outcome: 'not-sent', reason: state })
  sink.set({ paperOut: false, headOpen: false, ribbonOut: false, paused: false, jammed: false, silent: false })
  await sleep(30)
  expect(paper()).toEqual([])
  expect(await printer.send(LABEL)).toEqual({ outcome: 'sent' })
})

test('R19 paper that runs out under a TSPL label: it waits for new paper; a model that forgets the label is asked about', async () => {
  const { sink, printer, paper } = await bench()
  sink.set({ printMs: 60 })
  const slow = printer.send(LABEL)
  await sleep(40)
  sink.set({ paperOut: true })
  setTimeout(() => sink.set({ paperOut: false }), 120)
  expect(await slow).toEqual({ outcome: 'sent' })
  sink.set({ forgetsOnFault: true })
  const lost = printer.send(LABEL)
  await sleep(40)
  sink.set({ paperOut: true })
  setTimeout(() => sink.set({ paperOut: false }), 120)
  expect(await lost).toEqual({ outcome: 'unknown', reason: 'still-printing' })
  expect(paper()).toEqual(['A1 r0'])
})

test.each<[string, Partial<TsplFaults>, string[]]>([
  ['in the middle of the picture', { dropAfterBytes: 5000 }, []],
  ['before the confirmation', { dropAfterLabel: true }, ['A1 r0']]
])('R19 a connection that ends %s leaves a TSPL label unknown', async (_, faults, onPaper) => {
  const { sink, printer, paper } = await bench()
  sink.set(faults)
  expect(await printer.send(LABEL)).toEqual({ outcome: 'unknown', reason: 'connection-dropped' })
  await vi.waitFor(() => expect(paper()).toEqual(onPaper))
})

test('R19 a printer that is printing for somebody else is busy, and takes the label afterwards', async () => {
  const { sink, printer } = await bench()
  sink.set({ printMs: 100 })
  const other = sink.printer.plug({ answer: () => {}, cut: () => {} })
  other.take(LABEL)
  expect(await printer.send(LABEL)).toEqual({ outcome: 'not-sent', reason: 'busy' })
  await sleep(130)
  expect(await printer.send(LABEL)).toEqual({ outcome: 'sent' })
})

test('R19 a label whose dots spell the reset command reaches the paper all the same', async () => {
  const { sink, printer } = await bench()
  const bitmap = createBitmap(480, 320)
  // Inverted this is ESC ! R, again and again, also across the ends of rows.
  for (let i = 0; i < bitmap.data.length; i++) bitmap.data[i] = [0xe4, 0xde, 0xad][i % 3] ?? 0
  bitmap.data.set([0xe4, 0xde], 59)
  expect(await printer.send(toTspl(bitmap, { dotsPerMm: 8, gapMm: 2 }))).toEqual({ outcome: 'sent' })
  expect(sink.printer.accidents).toBe(0)
  expect(Buffer.compare(sink.labels[0]?.bitmap.data ?? new Uint8Array(), bitmap.data)).toBe(0)
})
