import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { setTimeout as pause } from 'node:timers/promises'

const main = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url))

/** One real server process on a given database, as hospital IT starts it. */
export class ServedProcess {
  readonly url: string
  readonly #process: ChildProcess

  private constructor(process: ChildProcess, url: string) {
    this.#process = process
    this.url = url
  }

  static async start(environment: Readonly<Record<string, string>>): Promise<ServedProcess> {
    const env = { PATH: process.env['PATH'] ?? '', HEMOBENCH_PORT: '0', HEMOBENCH_PRACTICE: 'full', HEMOBENCH_DEVICE_CALLS_PER_MINUTE: '1000000', ...environment }
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    // A run that fails must leave no server behind.
    process.once('exit', () => child.kill('SIGKILL'))
    const url = await new Promise<string>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it listened`)))
      createInterface({ input: child.stdout }).on('line', (line) => {
        const { address } = parse(line)
        if (address !== undefined) resolve(address)
        else if (process.env['HEMOBENCH_SCALE_LOG'] !== undefined) console.error(line)
      })
    })
    return new ServedProcess(child, url)
  }

  /** What a monitoring of the hospital would read. */
  async metrics(): Promise<string> {
    return await (await fetch(`${this.url}/metrics`)).text()
  }

  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const gone = new Promise((resolve) => this.#process.once('exit', resolve))
    if (this.#process.exitCode !== null || this.#process.signalCode !== null || !this.#process.kill(signal)) return
    await Promise.race([gone, pause(20_000)])
  }
}

function parse(line: string): { readonly address?: string } {
  try {
    return JSON.parse(line) as { readonly address?: string }
  } catch {
    return {}
  }
}
