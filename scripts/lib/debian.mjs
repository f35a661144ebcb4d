import { existsSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { say, Stop } from './say.mjs'
import { run } from './run.mjs'

/** What Electron needs to start, a display to start it on, virtual serial ports and PDF checks for the tests. */
const packages = (
  'xvfb xauth libgtk-3-0 libnss3 libatspi2.0-0 libnotify4 libxss1 libgbm1 libasound2 libusb-1.0-0 udev fonts-noto-cjk socat poppler-utils'
).split(' ')

function missing() {
  const found = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${Status} ${Provides}\n', ...packages, 'libgtk-3-0t64', 'libasound2t64', 'libatspi2.0-0t64'], {
    encoding: 'utf8'
  }).stdout
  const installed = found.split('\n').filter((line) => line.includes(' ok installed'))
  // Newer releases renamed some libraries with the suffix t64.
  return packages.filter((name) => !installed.some((line) => line.startsWith(`${name} `) || line.startsWith(`${name}t64 `)))
}

/** Installs the Debian packages when root, otherwise says the exact line to run. */
export async function debianPackages() {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return
  const wanted = missing()
  if (wanted.length === 0) return
  const line = `apt-get install -y --no-install-recommends ${wanted.join(' ')}`
  if (process.getuid() !== 0) {
    // With a display of their own and no tests to run, most of these are there under another name: let Electron decide.
    say(`Debian packages are missing; if the bench does not start, run: sudo ${line}`)
    return
  }
  say(`installing ${wanted.length} Debian packages`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const updated = await run('apt-get', ['update', '-q'], { env, quiet: true })
  if (updated.code !== 0) say('apt-get update failed; trying with the lists that are there')
  const installed = await run('apt-get', line.split(' ').slice(1), { env, quiet: true })
  if (installed.code !== 0) throw new Stop(`Debian packages could not be installed; run it by hand and look: ${line}`)
}
