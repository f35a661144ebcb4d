import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { FakeHid, posReports } from '../../../../../tests/simulators/fake-hid.ts'
import { HidBus } from './hid-bus.ts'
import { HidScanner, type HidScannerConfig } from './hid-scanner.ts'
import { NodeHidTransport } from './node-hid-transport.ts'

const cleanups: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

function bench() {
  const hid = new FakeHid()
  const bus = new HidBus(hid, 20)
  const add = (config: Partial<HidScannerConfig> = {}) => {
    const scans: string[] = []
    const states: string[] = []
    const chunks: number[] = []
    const scanner = new HidScanner(
      { id: 'hid-1', vendorId: 0x0c2e, productId: 0x0b61, serialNumber: null, profile: 'pos-64', ...config },
      { onScan: (raw) => scans.push(raw), onState: (state) => states.push(state), onBytes: (b) => chunks.push(b.length) },
      bus
    )
    cleanups.push(() => scanner.stop())
    scanner.start()
    return { scanner, scans, states, chunks, becomes: (state: string) => vi.waitFor(() => expect(scanner.state).toBe(state), { interval: 2 }) }
  }
  const scan = (path: string, text: string): void => posReports(text).forEach((r) => hid.report(path, r))
  return { hid, bus, add, scan }
}

test('R19 a HID scanner that is plugged in is opened by itself, and its scans arrive as they were read', async () => {
  const { hid, add, scan } = bench()
  const { becomes, scans, states, chunks } = add()
  await becomes('unplugged')
  hid.plug('/dev/hidraw3')
  await becomes('ready')
  scan('/dev/hidraw3', '=A99982612345600')
  scan('/dev/hidraw3', 'x'.repeat(60))
  expect(scans).toEqual(['=A99982612345600', 'x'.repeat(60)])
  expect(states).toEqual(['connecting', 'unplugged', 'ready'])
  expect(chunks).toEqual([64, 64, 64])
})

test.each([false, true])('R19 unplugged in the middle of a code and plugged in elsewhere, it comes back alone (only the list shows it: %s)', async (silently) => {
  const { hid, add, scan } = bench()
  hid.plug('a')
  const { becomes, scans, scanner } = add()
  await becomes('ready')
  hid.report('a', posReports('x'.repeat(60))[0] ?? new Uint8Array())
  hid.unplug('a', silently)
  await becomes('unplugged')
  hid.plug('b')
  await becomes('ready')
  scan('b', '=%5100')
  expect(scans).toEqual(['=%5100'])
  expect(scanner.dropped).toEqual({ repeated: 0, broken: 1 })
})

test('R19 a device that may not be opened is said to have failed and is tried again', async () => {
  const { hid, add } = bench()
  hid.openFails = 'Permission denied'
  hid.plug('a')
  const { becomes } = add()
  await becomes('failed')
  hid.openFails = null
  await becomes('ready')
})

test('R19 a computer without HID support says so, and nothing crashes', async () => {
  const { hid, add } = bench()
  hid.listFails = 'libudev.so.1: cannot open shared object file'
  hid.plug('a')
  const { becomes } = add()
  await becomes('no-driver')
  hid.listFails = null
  await becomes('ready')
})

test('R19 two scanners of one model are two scanners, and one with a serial number is that one', async () => {
  const { hid, add, scan } = bench()
  hid.plug('a', { serialNumber: 'S1' })
  hid.plug('b', { serialNumber: 'S2' })
  const second = add({ id: 'hid-2', serialNumber: 'S2' })
  await second.becomes('ready')
  const any = add({ id: 'hid-1' })
  await any.becomes('ready')
  const third = add({ id: 'hid-3' })
  await third.becomes('unplugged')
  scan('a', '=%5100')
  scan('b', '=%5100')
  expect(any.scans, 'the same code from two scanners is two scans').toEqual(['=%5100'])
  expect(second.scans).toEqual(['=%5100'])
  expect(hid.opened).toBe(2)
})

test('R19 a held trigger is one scan, and a code whose rest does not come is dropped', async () => {
  const { hid, add, scan } = bench()
  hid.plug('a')
  const { becomes, scans, scanner } = add()
  await becomes('ready')
  for (let i = 0; i < 4; i++) scan('a', '=%5100')
  hid.report('a', posReports('x'.repeat(60))[0] ?? new Uint8Array())
  await sleep(650)
  scan('a', '=%6200')
  expect(scans).toEqual(['=%5100', '=%6200'])
  expect(scanner.dropped).toEqual({ repeated: 3, broken: 1 })
})

test('R19 a stopped scanner lets go of its device and is silent', async () => {
  const { hid, add, scan } = bench()
  hid.plug('a')
  const { becomes, scans, scanner, states } = add()
  await becomes('ready')
  await scanner.stop()
  expect(hid.isOpen('a')).toBe(false)
  scan('a', '=%5100')
  await sleep(60)
  expect(scans).toEqual([])
  expect(states.at(-1)).toBe('stopped')
  scanner.start()
  await becomes('ready')
})

test('R19 the real library is loaded at the first look, lists what is there, and refuses a device that is not', async () => {
  const transport = new NodeHidTransport()
  const listing = await new HidBus(transport, 1000).list()
  if (listing.ok) expect(Array.isArray(listing.devices)).toBe(true)
  else expect(listing.detail).not.toBe('')
  await expect(transport.open('/dev/hidraw-that-is-not', { onReport: () => {}, onLost: () => {} })).rejects.toThrow()
})
