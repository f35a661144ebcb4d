import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inRoot } from './paths.mjs'
import { say } from './say.mjs'

const file = inRoot('out', '.setup-lock')
/** Younger than this, a lock without a name in it is one that is just being written. */
const WRITING_MS = 5000

/** The process that holds the lock; null when it is free or its holder is gone. */
function holder() {
  try {
    const text = readFileSync(file, 'utf8')
    if (text === '') return Date.now() - statSync(file).mtimeMs < WRITING_MS ? 'somebody' : null
    process.kill(Number(text), 0)
    return text
  } catch (error) {
    return error?.code === 'EPERM' ? 'somebody' : null
  }
}

function take() {
  try {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error?.code !== 'EEXIST') throw error
    if (holder() === null) rmSync(file, { force: true })
    return false
  }
}

/** Runs `work` while nobody else in this working copy does: two `npm ci` at once leave an empty node_modules, two builds a mixed `out`. */
export async function oneAtATime(work) {
  let told = false
  while (!take()) {
    const other = holder()
    if (other !== null && !told) {
      say(`waiting for the set-up that process ${other} is doing here`)
      told = true
    }
    await pause(200)
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}
