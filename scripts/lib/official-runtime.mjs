import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { modules, node24, toolEnv } from './paths.mjs'
import { say } from './say.mjs'

const home = path.join(modules, 'electron')
/** A working download grows all the time; one that does not for so long is given up. */
const STALL_MS = 15_000

function installed() {
  const note = path.join(home, 'path.txt')
  if (!existsSync(note)) return null
  const executable = path.join(home, 'dist', readFileSync(note, 'utf8'))
  if (!existsSync(executable)) return null
  return { kind: 'official', executable, version: JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')).version }
}

function bytesIn(dir) {
  try {
    return readdirSync(dir, { recursive: true }).reduce((sum, name) => sum + statSync(path.join(dir, String(name))).size, 0)
  } catch {
    return 0
  }
}

function download() {
  // The download goes through the temporary folder: with one of its own its growth can be watched.
  const tmp = mkdtempSync(path.join(os.tmpdir(), 'hemobench-electron-'))
  return new Promise((resolve) => {
    const child = spawn(node24(), [path.join(home, 'install.js')], { env: toolEnv({ TMPDIR: tmp, TEMP: tmp }), stdio: 'ignore' })
    let bytes = 0
    let lastGrowth = Date.now()
    const watch = setInterval(() => {
      const now = bytesIn(tmp) + bytesIn(path.join(home, 'dist'))
      if (now !== bytes) [bytes, lastGrowth] = [now, Date.now()]
      else if (Date.now() - lastGrowth > STALL_MS) child.kill('SIGKILL')
    }, 500)
    child.on('close', () => {
      clearInterval(watch)
      rmSync(tmp, { recursive: true, force: true })
      resolve(installed())
    })
  })
}

/** The pinned Electron of package.json, downloaded when it is not there; null when it cannot be reached. */
export async function officialRuntime({ installedOnly }) {
  const there = installed()
  if (there || installedOnly) return there
  say('downloading the pinned Electron')
  const got = await download()
  if (!got) say('the official download of Electron cannot be reached')
  return got
}
