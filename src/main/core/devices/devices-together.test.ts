import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { FakeHid, posReports } from '../../../../tests/simulators/fake-hid.ts'
import { PrinterSink } from '../../../../tests/simulators/printer-sink.ts'
import { TsplSink } from '../../../../tests/simulators/tspl-sink.ts'
import { VirtualScanner } from '../../../../tests/simulators/virtual-scanner.ts'
import type { DeviceConfig } from '../../../shared/domain/devices/device-config.ts'
import { DeviceManager } from './device-manager.ts'
import { DeviceTrace } from './device-trace.ts'
import { tsplTestLabel } from '../../../../tests/simulators/tspl-test-label.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function bench() {
  const folder = mkdtempSync(join(tmpdir(), 'devices-'))
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }))
  const guns = [await VirtualScanner.plug(), await VirtualScanner.plug()] as const
  const zpl = await PrinterSink.listen()
  const tspl = await TsplSink.listen()
  cleanups.push(() => guns[0].dispose(), () => guns[1].dispose(), () => zpl.close(), () => tspl.close())
  const hid = new FakeHid()
  hid.plug('hid-a')
  const scans: string[] = []
  const manager = new DeviceManager(
    { onScan: (raw, from) => scans.push(`${from.deviceId} ${raw}`), onDeviceState: () => {} },
    { readyPollMs: 60, notReadyPollMs: 30, hidPollMs: 30, printer: { connectMs: 1000, statusMs: 500, drainMs: 1500, pollMs: 10 } },
    { hid, spooler: { state: () => Promise.resolve('paused'), print: () => Promise.resolve({ outcome: 'sent' }) } }
  )
  cleanups.push(() => manager.stop())
  const configs: DeviceConfig[] = [
    { id: 'gun-1', kind: 'serial-scanner', name: '一号', path: guns[0].path, baudRate: 9600 },
    { id: 'gun-2', kind: 'serial-scanner', name: '二号', path: guns[1].path, baudRate: 9600 },
    { id: 'gun-3', kind: 'hid-scanner', name: '三号', vendorId: 0x0c2e, productId: 0x0b61, serialNumber: null, profile: 'pos-64' },
    { id: 'zpl', kind: 'zpl-tcp-printer', name: 'ZPL', host: zpl.host, port: zpl.port },
    { id: 'tspl', kind: 'tspl-tcp-printer', name: 'TSPL', host: tspl.host, port: tspl.port, dpi: 300, gapMm: 3 },
    { id: 'office', kind: 'system-printer', name: '队列', queue: 'Labels' },
    { id: 'folder', kind: 'pdf-folder-printer', name: '文件夹', folder }
  ]
  await manager.apply(configs)
  const states = (): Record<string, string> => Object.fromEntries(manager.states().map((d) => [d.id, d.state]))
  await vi.waitFor(
    () => expect(states()).toEqual({ 'gun-1': 'ready', 'gun-2': 'ready', 'gun-3': 'ready', zpl: 'ready', tspl: 'ready', office: 'paused', folder: 'ready' }),
    { timeout: 5000 }
  )
  return { guns, hid, tspl, manager, scans, states, folder, configs }
}

test('R19 several scanners and printers of all kinds work side by side, each under its own name', async () => {
  const { guns, hid, manager, scans, tspl, folder, states } = await bench()
  guns[0].scan('=%5100')
  guns[1].scan('=%5100')
  for (const report of posReports('=%5100')) hid.report('hid-a', report)
  await vi.waitFor(() => expect(scans).toHaveLength(3))
  expect(scans.toSorted(), 'one code read by three scanners is three scans').toEqual(['gun-1 =%5100', 'gun-2 =%5100', 'gun-3 =%5100'])
  expect(manager.printerIds()).toEqual(['zpl', 'tspl', 'office', 'folder'])
  expect(manager.printerIds().map((id) => manager.printer(id)?.target)).toEqual([
    { language: 'zpl', dpi: 203, gapMm: 2 }, { language: 'tspl', dpi: 300, gapMm: 3 }, { language: 'pdf', dpi: 203, gapMm: 2 }, { language: 'pdf', dpi: 203, gapMm: 2 }
  ])
  const label = tsplTestLabel({ selfNumber: 'A1', reprint: 0 })
  expect(await manager.testPrinter('tspl', label)).toMatchObject({ value: { outcome: { outcome: 'sent' } } })
  expect(await manager.testPrinter('folder', label)).toMatchObject({ value: { outcome: { outcome: 'sent' } } })
  expect(await manager.testPrinter('office', label)).toMatchObject({ value: { outcome: { outcome: 'not-sent', reason: 'paused' } } })
  expect(tspl.labels).toHaveLength(1)
  expect(readdirSync(folder)).toHaveLength(1)
  hid.unplug('hid-a')
  await guns[1].unplug()
  await vi.waitFor(() => expect(states()).toMatchObject({ 'gun-1': 'ready', 'gun-2': 'unplugged', 'gun-3': 'unplugged', tspl: 'ready' }))
})

test('R19 raw bytes are kept while somebody looks, per scanner, and what was not used is counted', async () => {
  const { guns, hid, manager, scans } = await bench()
  guns[0].scan('unseen')
  await vi.waitFor(() => expect(scans).toEqual(['gun-1 unseen']))
  expect(manager.trace('gun-1')).toEqual({ chunks: [], dropped: { repeated: 0, broken: 0 } })
  expect(manager.trace('gun-3')?.chunks).toEqual([])
  guns[0].scan('=%5100')
  for (let i = 0; i < 3; i++) for (const report of posReports('=%6200')) hid.report('hid-a', report)
  await vi.waitFor(() => expect(scans).toHaveLength(3))
  expect(manager.trace('gun-1')?.chunks.map((c) => [c.hex, c.text])).toEqual([['3d 25 35 31 30 30 0d', '=%5100\r']])
  expect(manager.trace('gun-3')).toMatchObject({ chunks: [{ bytes: 64 }, {}, {}], dropped: { repeated: 2, broken: 0 } })
  expect(manager.trace('zpl')).toBeNull()
  expect(await manager.listHidDevices()).toMatchObject({ ok: true, devices: [{ path: 'hid-a' }] })
})

test('R19 a trace forgets when nobody looks any more, and never grows', () => {
  let now = 0
  const trace = new DeviceTrace(() => now)
  trace.read()
  for (let i = 0; i < 1000; i++) trace.add(new Uint8Array(4096).fill(i))
  expect(trace.read()).toHaveLength(40)
  expect(trace.read()[0]).toMatchObject({ bytes: 4096, hex: expect.stringMatching(/^(e7 ){127}e7$/) })
  now = 10_001
  trace.add(new Uint8Array(1))
  expect(trace.read()).toEqual([])
})

test('R19 another resolution or gap is another printer; another name is not', async () => {
  const { manager, configs } = await bench()
  const before = manager.printer('tspl')
  await manager.apply(configs.map((c) => ({ ...c, name: 'x' })))
  expect(manager.printer('tspl')).toBe(before)
  await manager.apply(configs.map((c) => (c.kind === 'tspl-tcp-printer' ? { ...c, dpi: 203 as const } : c)))
  expect(manager.printer('tspl')?.target).toEqual({ language: 'tspl', dpi: 203, gapMm: 3 })
})
