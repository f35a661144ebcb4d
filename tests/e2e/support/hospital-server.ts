import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../../server/src/main.ts', import.meta.url))
const flags = ['--disable-warning=ExperimentalWarning', main]

/** The server as hospital IT starts it: one process with its own PostgreSQL on a new data folder, filled with the demo hospital. */
export class HospitalServer {
  readonly dataFolder: string
  #child: ChildProcess | null = null
  #url = ''

  readonly #more: NodeJS.ProcessEnv

  private constructor(more: NodeJS.ProcessEnv) {
    this.#more = more
    this.dataFolder = mkdtempSync(join(tmpdir(), 'hemobench-e2e-server-'))
    // PostgreSQL does not run as root: the user it is lent to must be let in.
    chmodSync(this.dataFolder, 0o755)
  }

  /** `more`: settings besides those of the demo hospital. */
  static async open(more: NodeJS.ProcessEnv = {}): Promise<HospitalServer> {
    const server = new HospitalServer(more)
    await server.start()
    return server
  }

  get url(): string {
    return this.#url
  }

  /** Starts it, again on the port it had: a bench remembers the address. */
  async start(): Promise<void> {
    const env = { ...this.#env(), HEMOBENCH_PORT: this.#url === '' ? '0' : new URL(this.#url).port, HEMOBENCH_STOP_WITH_STDIN: 'yes' }
    // Its input is ours: a run that dies takes server and PostgreSQL with it.
    const child = spawn(process.execPath, flags, { env, stdio: ['pipe', 'pipe', 'inherit'] })
    child.stdin.on('error', () => undefined)
    this.#url = await new Promise<string>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it listened`)))
      createInterface({ input: child.stdout }).on('line', (line) => {
        const address = /"address":"([^"]+)"/.exec(line)?.[1]
        if (address !== undefined) resolve(address)
        if (/"level":"(error|fatal)"/.test(line)) console.error(`server: ${line}`)
      })
    })
    this.#child = child
  }

  /** `SIGKILL`: as a power cut takes it; PostgreSQL is found again by the next start. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = this.#child
    this.#child = null
    if (child === null || child.exitCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await gone
  }

  /** A subcommand of `npm run server`; what it printed. */
  tool(...args: string[]): string {
    const done = spawnSync(process.execPath, [...flags, ...args], { env: this.#env(), encoding: 'utf8' })
    if (done.status !== 0) throw new Error(`server ${args.join(' ')}: ${done.stderr}`)
    return done.stdout.trim()
  }

  async close(): Promise<void> {
    // A killed server's PostgreSQL still runs: a clean start and stop takes it down.
    if (this.#child === null) await this.start()
    await this.stop()
    rmSync(this.dataFolder, { recursive: true, force: true, maxRetries: 5 })
  }

  #env(): NodeJS.ProcessEnv {
    return { PATH: process.env['PATH'], HEMOBENCH_DATA: this.dataFolder, HEMOBENCH_PRACTICE: 'full', HEMOBENCH_SITE_NAME: '练习医院', HEMOBENCH_ENROL_PER_MINUTE: '100', ...this.#more }
  }
}
