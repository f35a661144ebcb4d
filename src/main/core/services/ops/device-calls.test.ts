import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { TsplSink } from '../../../../../tests/simulators/tspl-sink.ts'
import { TestBench } from '../../bench.test-support.ts'
import { hidDevices } from './hid-devices.ts'

const folder = mkdtempSync(join(tmpdir(), 'device-calls-'))
const bench = new TestBench()
let sink: TsplSink
beforeAll(async () => {
  sink = await TsplSink.listen()
  await bench.open()
  await bench.signIn()
}, 30_000)
afterAll(async () => {
  await bench.dispose()
  await sink.close()
  rmSync(folder, { recursive: true, force: true })
})

const ready = (id: string): Promise<void> =>
  vi.waitFor(async () => expect((await bench.must('ops.status', {})).devices.find((d) => d.id === id)?.state).toBe('ready'), { timeout: 5000 })

test('R19 the test label comes out of each kind of printer in its language and resolution', async () => {
  await bench.must('ops.saveDevice', { device: { id: 'p1', kind: 'tspl-tcp-printer', name: 'TSPL', host: sink.host, port: sink.port, dpi: 300 } })
  await bench.must('ops.saveDevice', { device: { id: 'p2', kind: 'pdf-folder-printer', name: 'PDF', folder } })
  await ready('p1')
  await ready('p2')
  expect(await bench.must('ops.testPrinter', { id: 'p1' })).toEqual({ outcome: 'sent', detail: 'ready' })
  expect(sink.labels[0]).toMatchObject({ widthMm: 60.03, heightMm: 39.96, bitmap: { height: 472, stride: 89 } })
  expect(await bench.must('ops.testPrinter', { id: 'p2' })).toEqual({ outcome: 'sent', detail: 'ready' })
  const [file = ''] = readdirSync(folder)
  expect(readFileSync(join(folder, file)).toString('latin1', 0, 5)).toBe('%PDF-')
  expect(await bench.code('ops.testPrinter', { id: 'x' })).toBe('devices.no-such-printer')
})

test('R19 a changed printer keeps its place, so labels go on going to the first one', async () => {
  await bench.must('ops.saveDevice', { device: { id: 'p1', kind: 'tspl-tcp-printer', name: '新名', host: sink.host, port: sink.port, dpi: 300 } })
  expect((await bench.must('ops.devices', {})).configs.map((d) => [d.id, d.name])).toEqual([['p1', '新名'], ['p2', 'PDF']])
})

test('R19 the device page asks for raw bytes and HID devices; a device that is none has no bytes', async () => {
  expect(await bench.must('ops.deviceTrace', { id: 'x' })).toEqual({ chunks: [], dropped: { repeated: 0, broken: 0 } })
  const found = await bench.must('ops.hidDevices', {})
  expect(Array.isArray(found.devices)).toBe(true)
})

test('R19 HID devices: bar code scanners first, each once, keyboards and mice left out, a missing driver said', () => {
  const device = { path: 'a', vendorId: 0x1234, productId: 1, serialNumber: null, manufacturer: 'Example', product: 'Gadget', usagePage: 0xff00 }
  const scanner = { ...device, path: 'b', vendorId: 0x0c2e, product: 'Scanner', usagePage: 0x8c, serialNumber: 'S1' }
  const keyboard = { ...device, path: 'c', usagePage: 0x01 }
  expect(hidDevices({ ok: true, devices: [device, { ...device, path: 'a2' }, keyboard, scanner] })).toEqual({
    problem: null,
    devices: [
      { vendorId: 0x0c2e, productId: 1, serialNumber: 'S1', name: 'Example Scanner', isScanner: true, suggestedProfile: 'pos-64' },
      { vendorId: 0x1234, productId: 1, serialNumber: null, name: 'Example Gadget', isScanner: false, suggestedProfile: 'text-64' }
    ]
  })
  expect(hidDevices({ ok: false, detail: 'libudev missing' })).toEqual({ devices: [], problem: 'libudev missing' })
})
