import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdirSync, openSync, closeSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Logger } from '../logger.ts'
import { StartProblem } from '../start-problem.ts'
import { postgresBinaries } from './binaries.ts'
import { lockFolder } from './folder-lock.ts'
import { freePort } from './free-port.ts'
import { clusterUser, makeCluster, type Cluster } from './make-cluster.ts'
import { clearStalePostmaster, readPostmasterPid, stopPostmaster } from './postmaster-pid.ts'
import { postgresUser, type RunAs } from './postgres-user.ts'

export interface EmbeddedOptions {
  /** Kept between starts; the cluster is under `postgres` in it. Absolute. */
  readonly dataFolder: string
  readonly log: Logger
  /** 0 or left out: a free one. It stays the same while this process runs. */
  readonly port?: number
  /** Further `name=value` settings of PostgreSQL. */
  readonly settings?: readonly string[]
}

const START_MS = 60_000
const STOP_MS = 20_000
const LOG_LIMIT_BYTES = 20_000_000

/**
 * A failed statement must not write its values (names, numbers of patients) into PostgreSQL's log: neither the statement nor the detail
 * line is logged. Only this machine may connect, with the password of the folder.
 */
const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=60',
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
  'log_statement=none',
  'log_parameter_max_length=0',
  'log_parameter_max_length_on_error=0',
  'log_line_prefix=%m [%p] ',
  'timezone=UTC'
]

/** PostgreSQL of our own under a data folder: started, watched, started again when it dies, stopped cleanly. */
export class EmbeddedPostgres {
  readonly #options: EmbeddedOptions
  readonly #cluster: Cluster
  readonly #runAs: RunAs
  readonly #unlock: () => void
  #port: number
  #child: ChildProcess | null = null
  #stopping = false
  #restarts = 0

  private constructor(options: EmbeddedOptions, parts: { readonly cluster: Cluster; readonly runAs: RunAs; readonly unlock: () => void; readonly port: number }) {
    this.#options = options
    this.#cluster = parts.cluster
    this.#runAs = parts.runAs
    this.#unlock = parts.unlock
    this.#port = parts.port
  }

  /** @throws StartProblem with one of the `database.` codes */
  static async start(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
    mkdirSync(options.dataFolder, { recursive: true })
    const unlock = await lockFolder(options.dataFolder)
    try {
      const runAs = postgresUser()
      const cluster = await makeCluster(options.dataFolder, runAs)
      await clearStalePostmaster(cluster.folder, options.log)
      const postgres = new EmbeddedPostgres(options, { cluster, runAs, unlock, port: options.port ?? 0 })
      await postgres.#firstStart()
      await postgres.#makeDatabase()
      return postgres
    } catch (error) {
      unlock()
      throw error
    }
  }

  /** Address for `pg`, with the password: never log it. */
  url(database = clusterUser): string {
    return `postgres://${clusterUser}:${this.#cluster.password}@127.0.0.1:${this.#port}/${database}`
  }

  get pid(): number | null {
    return this.#child?.pid ?? null
  }

  /** How often it had to be started again. */
  get restarts(): number {
    return this.#restarts
  }

  /** Cuts the connections that are left, writes everything, ends. May be called twice. */
  async stop(): Promise<void> {
    this.#stopping = true
    const child = this.#child
    this.#child = null
    if (child?.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      // Windows has no signals: there PostgreSQL's own tool asks it to stop.
      if (process.platform === 'win32') spawnSync(postgresBinaries(this.#runAs).pgCtl, ['stop', '-D', this.#cluster.folder, '-m', 'fast', '-w'])
      else await stopPostmaster(child.pid, STOP_MS)
    }
    this.#unlock()
  }

  async #firstStart(): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      if (!this.#options.port) this.#port = await freePort()
      try {
        return await this.#spawn()
      } catch (error) {
        // Somebody may have taken the free port in between.
        if (attempt === 3 || this.#options.port) throw error
      }
    }
  }

  async #spawn(): Promise<void> {
    const logFile = this.#rotatedLog()
    const output = openSync(logFile, 'a', 0o600)
    const flags = [...settings, `port=${this.#port}`, ...(this.#options.settings ?? [])].flatMap((setting) => ['-c', setting])
    // Its own process group: Ctrl-C in the terminal reaches us, and we stop it after the last request.
    const child = spawn(postgresBinaries(this.#runAs).postgres, ['-D', this.#cluster.folder, ...flags], {
      ...this.#runAs,
      cwd: path.parse(this.#cluster.folder).root,
      detached: true,
      stdio: ['ignore', output, output]
    })
    closeSync(output)
    child.on('error', () => undefined)
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()))
    const stopWaiting = new AbortController()
    const ready = await Promise.race([ended.then(() => false), this.#ready(child, stopWaiting.signal)])
    stopWaiting.abort()
    if (!ready) {
      if (child.pid !== undefined && child.exitCode === null) await stopPostmaster(child.pid, 1000)
      throw new StartProblem('database.cluster-failed', `PostgreSQL does not start; its words are in ${logFile}`)
    }
    this.#child = child
    child.unref()
    this.#options.log.info({ postmaster: child.pid, port: this.#port }, 'PostgreSQL is ready')
    void ended.then(() => this.#onExit(child))
  }

  async #ready(child: ChildProcess, signal: AbortSignal): Promise<boolean> {
    for (const end = Date.now() + START_MS; Date.now() < end && !signal.aborted; await pause(20)) {
      const found = readPostmasterPid(this.#cluster.folder)
      if (found?.pid === child.pid && found?.status === 'ready') return true
    }
    return false
  }

  /** Starts it again with growing pauses until it runs or we are stopped: the server answers `database away` meanwhile. */
  async #onExit(child: ChildProcess): Promise<void> {
    if (this.#stopping || this.#child !== child) return
    this.#options.log.error({ exitCode: child.exitCode, signal: child.signalCode }, 'PostgreSQL ended by itself: starting it again')
    for (let wait = 100; !this.#stopping; wait = Math.min(wait * 2, 10_000)) {
      await pause(wait, undefined, { ref: false })
      if (this.#stopping) return
      try {
        await clearStalePostmaster(this.#cluster.folder, this.#options.log)
        await this.#spawn()
        this.#restarts += 1
        // A stop that came while it was starting found no child to end.
        if (this.#stopping) await this.stop()
        return
      } catch (error) {
        this.#options.log.error({ reason: error instanceof Error ? error.message : String(error) }, 'PostgreSQL does not start again yet')
      }
    }
  }

  #rotatedLog(): string {
    const file = path.join(this.#options.dataFolder, 'postgres.log')
    try {
      if (statSync(file).size > LOG_LIMIT_BYTES) renameSync(file, `${file}.old`)
      chmodSync(file, 0o600)
    } catch {
      // There is none yet.
    }
    return file
  }

  async #makeDatabase(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url('postgres') })
    await client.connect()
    try {
      const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [clusterUser])
      if (found.rowCount === 0) await client.query(`CREATE DATABASE ${clusterUser}`)
    } finally {
      await client.end()
    }
  }
}
