import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { keeperAddress } from './keeper-address.ts'

const keeperScript = path.join(path.dirname(fileURLToPath(import.meta.url)), 'keeper.ts')

function tryConnect(): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect(keeperAddress())
    socket.once('connect', () => resolve(socket))
    socket.once('error', () => resolve(null))
  })
}

function launch(): void {
  // Elsewhere than on Linux and Windows a killed keeper leaves its socket file.
  if (process.platform !== 'linux' && process.platform !== 'win32') rmSync(keeperAddress(), { force: true })
  // Without the test runner's own flags and variables; it outlives us.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'NODE_OPTIONS' && !name.startsWith('VITEST')))
  spawn(process.execPath, ['--disable-warning=ExperimentalWarning', keeperScript], { cwd: '/', env, detached: true, stdio: 'ignore' }).unref()
}

function firstLine(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    socket.on('data', (part: Buffer) => {
      text += part.toString()
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')))
    })
    socket.on('close', () => reject(new Error("the tests' PostgreSQL ended while it was starting")))
    socket.on('error', () => undefined)
  })
}

async function attempt(): Promise<string> {
  let socket = await tryConnect()
  for (let round = 0; !socket && round < 200; round += 1) {
    if (round % 50 === 0) launch()
    await pause(50)
    socket = await tryConnect()
  }
  if (!socket) throw new Error("the keeper of the tests' PostgreSQL does not answer")
  const said = JSON.parse(await firstLine(socket)) as { readonly url?: string; readonly error?: string }
  if (said.url === undefined) throw new Error(`the tests' PostgreSQL does not start: ${said.error ?? ''}`)
  // Held open to the end of this process, and never the reason that it does not end.
  socket.unref()
  return said.url
}

let held: Promise<string> | null = null

/** A keeper that is just ending answers nobody; the next one does. */
async function patiently(): Promise<string> {
  for (let round = 0; ; round += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (round === 20) throw error
      await pause(500)
    }
  }
}

/**
 * Address of the tests' PostgreSQL (its database `postgres`), from now on kept running until this process ends.
 * HEMOBENCH_TEST_DATABASE_URL names another server, on which databases may be made.
 */
export function testCluster(): Promise<string> {
  const given = process.env['HEMOBENCH_TEST_DATABASE_URL']
  if (given) return Promise.resolve(given)
  held ??= patiently()
  return held
}
