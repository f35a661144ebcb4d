// All the set-up of a fresh machine, step by step, each skipped when it is already done. Runs on Node 20 with nothing installed.
//   node scripts/setup.mjs [--deps-only]
// --deps-only: Node dependencies only (the command line tools need no Electron).
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { debianPackages } from './lib/debian.mjs'
import { oneAtATime } from './lib/one-at-a-time.mjs'
import { inRoot, modules, node24 } from './lib/paths.mjs'
import { run } from './lib/run.mjs'
import { runMain, say, Stop } from './lib/say.mjs'
import { fingerprint, stampIs, writeStamp } from './lib/stamp.mjs'

async function nodeDependencies() {
  const stamp = path.join(modules, '.hemobench-setup')
  const wanted = fingerprint([inRoot('package-lock.json')])
  if (!stampIs(stamp, wanted)) {
    say('installing Node dependencies (npm ci)')
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    const install = (...args) =>
      run(npm, [...args, '--no-audit', '--no-fund', '--loglevel=error'], { env: process.env, quiet: true, timeoutMs: 15 * 60_000 })
    let done = await install('ci')
    if (done.code !== 0 && done.out.includes('EUSAGE')) {
      // A mirror without the optional packages of other platforms makes npm ci call a right lock file wrong.
      // npm install takes the same locked versions and only leaves those packages out.
      say('npm ci misses packages of other platforms in this registry; installing the locked versions with npm install')
      const lock = inRoot('package-lock.json')
      const locked = readFileSync(lock)
      done = await install('install', '--no-save')
      writeFileSync(lock, locked)
    }
    if (done.code !== 0) {
      const lines = done.out.split('\n').filter((line) => line.startsWith('npm error') && line.length > 'npm error '.length)
      process.stderr.write(`${lines.slice(0, 5).join('\n')}\n`)
      throw new Stop('the Node dependencies could not be installed: check the network to the npm registry and the room on the disk, then start again')
    }
    writeStamp(stamp, wanted)
  }
  if (!node24()) throw new Stop(`Node ${process.versions.node} is too old here: install Node 24 (at least 22.18) and start again`)
}

async function build() {
  const stamp = inRoot('out', '.hemobench-build')
  const sources = ['src', 'electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.base.json']
  const wanted = fingerprint(sources.map((name) => inRoot(name)))
  const entry = inRoot('out', 'main', 'shell.cjs')
  if (existsSync(entry) && stampIs(stamp, wanted)) return
  say('building shell, core, preload and renderer')
  const cli = path.join(modules, 'electron-vite', 'bin', 'electron-vite.js')
  const done = await run(node24(), [cli, 'build', '--logLevel', 'warn'], { quiet: true })
  if (done.code !== 0) {
    process.stderr.write(done.out)
    throw new Stop('the build failed: mend what the lines above name, then start again')
  }
  writeStamp(stamp, wanted)
}

/**
 * Brings the working copy to a state in which it can run. `only` is 'deps', 'build' (no display, no Electron) or undefined for everything.
 * @returns {Promise<null | { kind: string, executable: string, version: string }>} the Electron runtime, null when not asked for
 */
export function setup(only) {
  return oneAtATime(() => steps(only))
}

async function steps(only) {
  await nodeDependencies()
  if (only === 'deps') return null
  if (only === 'build') return await build(), null
  await debianPackages()
  const { electronRuntime } = await import('./electron-runtime.mjs')
  const runtime = await electronRuntime()
  await build()
  return runtime
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(async () => {
    const only = process.argv.includes('--deps-only') ? 'deps' : process.argv.includes('--build-only') ? 'build' : undefined
    await setup(only)
    say('ready')
  })
}
