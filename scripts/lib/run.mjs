import { spawn, spawnSync } from 'node:child_process'
import { root, toolEnv } from './paths.mjs'

/**
 * Runs a program to its end. Its output goes to our stderr unless `stdout` is 'inherit' or 'collect'.
 * Resolves to { code, out, timedOut }; never rejects.
 */
export function run(command, args, options = {}) {
  const { stdout = 'stderr', env = toolEnv(), cwd = root, timeoutMs = 0, quiet = false } = options
  return new Promise((resolve) => {
    const sink = { inherit: 'inherit', collect: 'pipe', stderr: 2 }[stdout]
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', quiet ? 'pipe' : sink, quiet ? 'pipe' : 2] })
    let out = ''
    let timedOut = false
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (out = (out + part).slice(-1_000_000)))
    const timer = timeoutMs ? setTimeout(() => ((timedOut = true), child.kill('SIGKILL')), timeoutMs) : null
    const end = (code) => {
      if (timer) clearTimeout(timer)
      resolve({ code, out, timedOut })
    }
    child.on('error', (error) => ((out += String(error)), end(127)))
    child.on('close', (code, signal) => end(code ?? (signal ? 128 : 1)))
  })
}

/** True when the program exists and ends with 0. */
export function succeeds(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}
