import { closeSync, constants, openSync, readSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { SerialPort } from 'serialport'
import { expect, onTestFinished, test } from 'vitest'
import { VirtualScanner } from '../../../../tests/simulators/virtual-scanner.ts'
import { waitForBoth } from './serial-waits.ts'

const LABEL = Buffer.alloc(100_000, 'x')

/** Reads what came out of the other end until nothing has come for a second. */
async function drainOther(path: string): Promise<number> {
  const fd = openSync(path, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK)
  const chunk = Buffer.alloc(65_536)
  let total = 0
  try {
    for (let quiet = 0; quiet < 50; ) {
      try {
        total += readSync(fd, chunk)
        quiet = 0
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
        quiet += 1
        await sleep(20)
      }
    }
  } finally {
    closeSync(fd)
  }
  return total
}

test('R19 a label that waits for room on the wire goes on when there is room, although the printer said something meanwhile', async () => {
  const cable = await VirtualScanner.plug()
  onTestFinished(() => cable.dispose())
  const port = new SerialPort({ path: cable.path, baudRate: 115_200, autoOpen: false })
  await new Promise<void>((done, fail) => port.open((error) => (error ? fail(error) : done())))
  onTestFinished(() => new Promise<void>((done) => port.close(() => done())))
  port.on('error', () => {})
  waitForBoth(port)
  let heard = ''
  port.on('data', (chunk: Buffer) => (heard += chunk.toString('latin1')))
  let written = false
  port.write(LABEL, () => (written = true))
  // The wire is full, then the printer says something: the port now waits for room and for the next word.
  await sleep(200)
  cable.send(Buffer.from('?'))
  while (heard !== '?') await sleep(5)
  await sleep(100)
  expect(written).toBe(false)
  expect(await drainOther(cable.other)).toBe(LABEL.length)
  expect(written).toBe(true)
})
