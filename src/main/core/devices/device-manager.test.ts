import { afterEach, expect, test, vi } from 'vitest'
import { PrinterSink } from '../../../../tests/simulators/printer-sink.ts'
import { VirtualScanner } from '../../../../tests/simulators/virtual-scanner.ts'
import type { DeviceConfig } from '../../../shared/domain/devices/device-config.ts'
import { DeviceManager } from './device-manager.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function bench() {
  const gun = await VirtualScanner.plug()
  cleanups.push(() => gun.dispose())
  const sink = await PrinterSink.listen()
  cleanups.push(() => sink.close())
  const scans: string[] = []
  const states: string[] = []
  const manager = new DeviceManager(
    { onScan: (raw, from) => scans.push(`${from.deviceId} ${raw}`), onDeviceState: (d) => states.push(`${d.id} ${d.state}`) },
    { readyPollMs: 60, notReadyPollMs: 30, printer: { connectMs: 300, statusMs: 150, drainMs: 300, pollMs: 10 } }
  )
  cleanups.push(() => manager.stop())
  const scanner: DeviceConfig = { id: 'scanner-1', kind: 'serial-scanner', name: '扫描枪', path: gun.path, baudRate: 9600 }
  const printer: DeviceConfig = { id: 'printer-1', kind: 'zpl-tcp-printer', name: '标签机', host: sink.host, port: sink.port }
  const stateOf = (id: string): string | undefined => manager.states().find((d) => d.id === id)?.state
  const becomes = (id: string, state: string): Promise<void> => vi.waitFor(() => expect(stateOf(id)).toBe(state), { timeout: 6000 })
  return { gun, sink, manager, scans, states, scanner, printer, becomes }
}

test('R20 configured devices become ready alone, and a scan says which scanner read it', async () => {
  const { gun, manager, scans, scanner, printer, becomes } = await bench()
  await manager.apply([scanner, printer])
  await becomes('scanner-1', 'ready')
  await becomes('printer-1', 'ready')
  gun.scan('=A99982612345600')
  await vi.waitFor(() => expect(scans).toEqual(['scanner-1 =A99982612345600']))
})

test('R05 paper out, a switched-off printer and an unplugged scanner are seen without anybody asking', async () => {
  const { gun, sink, manager, states, scanner, printer, becomes } = await bench()
  await manager.apply([scanner, printer])
  await becomes('printer-1', 'ready')
  await becomes('scanner-1', 'ready')
  sink.set({ paperOut: true })
  await becomes('printer-1', 'paper-out')
  sink.set({ paperOut: false })
  await becomes('printer-1', 'ready')
  await sink.refuse()
  await becomes('printer-1', 'unreachable')
  await sink.accept()
  await becomes('printer-1', 'ready')
  await gun.unplug()
  await becomes('scanner-1', 'unplugged')
  await gun.replug()
  await becomes('scanner-1', 'ready')
  const seen = states.filter((s) => s.startsWith('printer')).map((s) => s.split(' ')[1])
  expect(seen).toEqual(['ready', 'paper-out', 'ready', 'unreachable', 'ready'])
})

test('R05 new settings restart only what they change', async () => {
  const { sink, manager, states, scanner, printer, becomes } = await bench()
  await manager.apply([scanner, printer])
  await becomes('scanner-1', 'ready')
  await becomes('printer-1', 'ready')
  states.length = 0
  const second = await PrinterSink.listen()
  cleanups.push(() => second.close())
  await manager.apply([{ ...scanner, name: '窗口扫描枪' }, { ...printer, port: second.port }])
  await becomes('printer-1', 'ready')
  expect(manager.states().map((d) => d.name)).toEqual(['窗口扫描枪', '标签机'])
  expect(states).toEqual(['printer-1 ready'])
  const before = sink.connections
  await manager.apply([{ ...printer, port: second.port }])
  expect(states).toContain('scanner-1 stopped')
  expect(manager.printerIds()).toEqual(['printer-1'])
  expect(manager.printer('scanner-1')).toBeNull()
  await manager.stop()
  expect(manager.states()).toEqual([])
  expect(sink.connections, 'the old printer is left alone').toBe(before)
})

test('R05 a test label says what the printer said and what became of it', async () => {
  const { sink, manager, printer } = await bench()
  await manager.apply([printer])
  const label = new TextEncoder().encode('^XA^FO20,20^GB100,50,2^FS^XZ')
  expect(await manager.testPrinter('printer-1', label)).toEqual({ ok: true, value: { before: 'ready', outcome: { outcome: 'sent' } } })
  sink.set({ headOpen: true })
  const refused = { before: 'head-open', outcome: { outcome: 'not-sent', reason: 'head-open' } }
  expect(await manager.testPrinter('printer-1', label)).toEqual({ ok: true, value: refused })
  expect(sink.labels).toHaveLength(1)
  expect(await manager.testPrinter('x', label)).toMatchObject({ ok: false, error: { code: 'devices.noSuchPrinter' } })
  expect(Array.isArray(await manager.listSerialPorts())).toBe(true)
})
