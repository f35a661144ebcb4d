// The practice blood station as a process of its own, for stories: what it is told at its control door it does.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { tokenVariable } from '../simulators/station/partner.ts'
import { stationToken } from '../simulators/station/token.ts'

const main = fileURLToPath(new URL('../simulators/station/main.ts', import.meta.url))

export class StationProcess {
  readonly url: string
  readonly #child: ChildProcess
  readonly #folder: string
  /** Of the file exchange, where it was asked for: `out` and `in`. Another door throws dice of its own. */
  readonly exchange: string

  private constructor(child: ChildProcess, url: string, folder: string) {
    this.#child = child
    this.url = url
    this.#folder = folder
    this.exchange = join(folder, 'exchange')
  }

  static async start(seed = 1, { automatic = false, exchange = false }: { readonly automatic?: boolean; readonly exchange?: boolean } = {}): Promise<StationProcess> {
    const folder = mkdtempSync(join(tmpdir(), 'hemobench-station-'))
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, '--port', '0', '--seed', String(seed), '--partner-file', join(folder, 'partner.json'), ...(automatic ? ['--automatic'] : []), ...(exchange ? ['--folder', join(folder, 'exchange')] : [])], { env: { PATH: process.env['PATH'], HEMOBENCH_STOP_WITH_STDIN: 'yes' }, stdio: ['pipe', 'pipe', 'inherit'] })
    child.stdin.on('error', () => undefined)
    const url = await new Promise<string>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`the station ended with ${code}`)))
      createInterface({ input: child.stdout }).once('line', (line) => resolve((JSON.parse(line) as { readonly url: string }).url))
    })
    return new StationProcess(child, url, folder)
  }

  /** Settings with which a server finds it. */
  get env(): Record<string, string> {
    return { HEMOBENCH_STATION: join(this.#folder, 'partner.json'), [tokenVariable]: stationToken }
  }

  /** A word at the control door: `dispatch`, `announce`, `again`, `faults`, `state` (tests/simulators/station/control.ts). */
  async tell<T = unknown>(name: string, body: unknown = {}): Promise<T> {
    const reply = await fetch(`${this.url}/control/${name}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    if (!reply.ok) throw new Error(`${name}: ${reply.status} ${await reply.text()}`)
    return (await reply.json()) as T
  }

  async close(): Promise<void> {
    if (this.#child.exitCode === null) {
      const gone = new Promise((resolve) => this.#child.once('exit', resolve))
      this.#child.stdin?.end()
      await gone
    }
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
