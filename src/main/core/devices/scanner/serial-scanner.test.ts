import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { VirtualScanner } from '../../../../../tests/simulators/virtual-scanner.ts'
import { SerialScanner } from './serial-scanner.ts'

const cleanups: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function bench() {
  const device = await VirtualScanner.plug()
  cleanups.push(() => device.dispose())
  const scans: string[] = []
  const states: string[] = []
  const scanner = new SerialScanner(
    { id: 'scanner-1', path: device.path, baudRate: 9600 },
    { onScan: (raw) => scans.push(raw), onState: (state) => states.push(state) }
  )
  cleanups.push(() => scanner.stop())
  return { device, scanner, scans, states }
}

function ready(scanner: SerialScanner): Promise<void> {
  return vi.waitFor(() => expect(scanner.state).toBe('ready'), { timeout: 8000, interval: 5 })
}

test('R03 a scan on the serial port arrives as it was read, also without a suffix', async () => {
  const { device, scanner, scans } = await bench()
  scanner.start()
  await ready(scanner)
  device.scan('自编号A2600001', '')
  await vi.waitFor(() => expect(scans).toEqual(['自编号A2600001']))
  device.scan('=A99982612345600')
  device.scan('=%5100', '\r\n')
  await vi.waitFor(() => expect(scans).toEqual(['自编号A2600001', '=A99982612345600', '=%5100']))
})

test('R03 a held trigger is one scan', async () => {
  const { device, scanner, scans } = await bench()
  scanner.start()
  await ready(scanner)
  for (let i = 0; i < 5; i++) device.scan('=%5100')
  device.scan('=%6200')
  await vi.waitFor(() => expect(scans).toEqual(['=%5100', '=%6200']))
  expect(scanner.dropped).toEqual({ repeated: 4, broken: 0 })
})

test('R20 a scanner unplugged in the middle of a code comes back alone, and half a code is never handed on', async () => {
  const { device, scanner, scans, states } = await bench()
  scanner.start()
  await ready(scanner)
  device.scan('=%5100')
  await vi.waitFor(() => expect(scans).toHaveLength(1))
  device.scan('=A99982', '')
  await sleep(50)
  await device.unplug()
  const unpluggedAt = performance.now()
  await vi.waitFor(() => expect(scanner.state).toBe('unplugged'), { interval: 2 })
  expect(performance.now() - unpluggedAt).toBeLessThan(1000)
  await sleep(700)
  await device.replug()
  await ready(scanner)
  device.scan('=%6200')
  await vi.waitFor(() => expect(scans).toEqual(['=%5100', '=%6200']))
  for (let i = 0; i < 3; i++) {
    await device.unplug()
    await vi.waitFor(() => expect(scanner.state).toBe('unplugged'))
    await device.replug()
    await ready(scanner)
  }
  expect(states.slice(0, 4)).toEqual(['connecting', 'ready', 'unplugged', 'unplugged'])
  expect(states.at(-1)).toBe('ready')
})

test('R20 a scanner that is not there at start is found when it is plugged in', async () => {
  const { device, scanner, states } = await bench()
  await device.unplug()
  scanner.start()
  await vi.waitFor(() => expect(states).toEqual(['connecting', 'unplugged']))
  await device.replug()
  await ready(scanner)
})

test('R20 a stopped scanner is silent, and can be started again', async () => {
  const { device, scanner, scans, states } = await bench()
  scanner.start()
  await scanner.stop()
  scanner.start()
  await ready(scanner)
  await scanner.stop()
  device.scan('=%5100')
  await sleep(100)
  expect(scans).toEqual([])
  expect(states).toEqual(['connecting', 'stopped', 'connecting', 'ready', 'stopped'])
})

test('R20 a path that is no serial port is said to have failed, and nothing crashes', async () => {
  const states: string[] = []
  const config = { id: 'x', path: import.meta.filename, baudRate: 9600 }
  const scanner = new SerialScanner(config, { onScan: () => {}, onState: (state) => states.push(state) })
  cleanups.push(() => scanner.stop())
  scanner.start()
  await vi.waitFor(() => expect(states).toEqual(['connecting', 'failed']))
})
