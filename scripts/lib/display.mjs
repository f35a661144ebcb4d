import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { say, Stop } from './say.mjs'

export const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/**
 * A virtual display of our own on the first free number.
 * @returns {Promise<{ env: Record<string, string>, stop: () => void }>} environment for the programs that draw on it
 */
export async function virtualDisplay() {
  if (!existsSync('/usr/bin/Xvfb')) throw new Stop('there is no display and no Xvfb: run `apt-get install -y xvfb` as root, or start from a desktop')
  // -displayfd lets Xvfb choose a free number by itself; looking for one first would race with other runs.
  const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset']
  const child = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const number = await new Promise((resolve) => {
    let text = ''
    child.stdio[3].on('data', (part) => {
      text += part
      if (text.includes('\n')) resolve(text.trim())
    })
    child.on('error', () => resolve(''))
    child.on('exit', () => resolve(''))
    setTimeout(() => resolve(''), 15_000).unref()
  })
  if (!number) {
    child.kill('SIGKILL')
    throw new Stop('Xvfb did not start: run `Xvfb -displayfd 1` by hand to see why')
  }
  child.stdio[3].destroy()
  child.unref()
  say(`virtual display :${number}`)
  const stop = () => child.kill('SIGTERM')
  process.once('exit', stop)
  return { env: { DISPLAY: `:${number}`, WAYLAND_DISPLAY: '', ELECTRON_OZONE_PLATFORM_HINT: 'x11' }, stop }
}
