import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { inRoot, node24, root, toolEnv } from './paths.mjs'
import { Stop } from './say.mjs'

const entry = inRoot('server', 'src', 'main.ts')
const flags = ['--disable-warning=ExperimentalWarning', entry]

/** The server in the foreground: signals reach it, and it stops in its own time. Resolves to its exit code. */
export function serverInForeground(args) {
  const child = spawn(node24(), [...flags, ...args], { cwd: root, env: toolEnv(), stdio: 'inherit' })
  // Ctrl-C reaches the whole group by itself; what is sent to us alone is handed on.
  process.on('SIGINT', () => undefined)
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new Stop(`the server does not start: ${error.message}`)))
    child.on('close', (code) => resolve(code ?? 1))
  })
}

/**
 * The server beside something else. It ends when `stop` is called and when this process ends in whatever way, since its input closes.
 * @param {Record<string, string>} env settings of the server
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} when it listens
 */
export function serverBeside(env) {
  const child = spawn(node24(), flags, { cwd: root, env: toolEnv({ ...env, HEMOBENCH_STOP_WITH_STDIN: 'yes' }), stdio: ['pipe', 'pipe', 'inherit'], detached: true })
  const ended = new Promise((resolve) => child.once('close', resolve))
  const stop = async () => {
    child.stdin.end()
    await ended
  }
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new Stop(`the server does not start: ${error.message}`)))
    child.stdin.on('error', () => undefined)
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = /"address":"([^"]+)"/.exec(line)?.[1]
      if (address) resolve({ url: address, stop })
      if (/"level":"(warn|error|fatal)"/.test(line)) process.stderr.write(`server: ${line}\n`)
    })
    void ended.then((code) => reject(new Stop(`the server ended with code ${code}; its reason is above`)))
  })
}

/** A one-time code with which the bench of that name enrols. */
export function enrolCode(name, env) {
  const child = spawn(node24(), [...flags, 'enrol', name], { cwd: root, env: toolEnv(env), stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let problem = ''
  child.stdout.on('data', (part) => (out += part))
  child.stderr.on('data', (part) => (problem += part))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve(out.trim()) : reject(new Stop(`no code for ${name}: ${problem.trim()}`))))
  })
}
