import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { inRoot, node24, root, toolEnv } from './paths.mjs'
import { Stop } from './say.mjs'

/** The password of the invented station; it stands on loopback only. */
const TOKEN = 'practice-station-token'

/**
 * The practice blood station beside a demo hospital: a process of its own with its own books, which sends a few bags now and then.
 * @returns {Promise<{ env: Record<string, string>, stop: () => Promise<void> }>} settings with which the server finds it
 */
export function stationBeside({ folder, port }) {
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, 'partner.json')
  const args = ['--disable-warning=ExperimentalWarning', inRoot('tests', 'simulators', 'station', 'main.ts'), '--port', String(port), '--state', path.join(folder, 'books.json'), '--partner-file', file, '--automatic', '--every', '1200', '--bags', '6']
  const child = spawn(node24(), args, { cwd: root, env: toolEnv({ HEMOBENCH_STOP_WITH_STDIN: 'yes' }), stdio: ['pipe', 'pipe', 'inherit'], detached: true })
  const ended = new Promise((resolve) => child.once('close', resolve))
  const stop = async () => {
    child.stdin.end()
    await ended
  }
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new Stop(`the practice station does not start: ${error.message}`)))
    child.stdin.on('error', () => undefined)
    createInterface({ input: child.stdout }).once('line', () => resolve({ env: { HEMOBENCH_STATION: file, HEMOBENCH_STATION_TOKEN: TOKEN }, stop }))
    void ended.then((code) => reject(new Stop(`the practice station ended with code ${code}; its reason is above`)))
  })
}
