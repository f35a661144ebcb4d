import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** What happens to a database that is nobody's fault: it goes away, it comes back as it was some time ago. On the real PostgreSQL. */
export class DatabaseFaults {
  readonly #admin: string
  readonly #name: string
  #copy: string | null = null

  constructor(url: string) {
    const address = new URL(url)
    this.#name = address.pathname.slice(1)
    address.pathname = '/postgres'
    this.#admin = address.toString()
  }

  /** Every connection ends, and none is taken any more. */
  async away(): Promise<void> {
    await this.#run(`ALTER DATABASE ${this.#name} ALLOW_CONNECTIONS false`, ...this.#ended())
  }

  async back(): Promise<void> {
    await this.#run(`ALTER DATABASE ${this.#name} ALLOW_CONNECTIONS true`)
  }

  /** Keeps a copy of how it is now. */
  async keep(): Promise<void> {
    await this.#forget()
    const copy = `t_${randomBytes(6).toString('hex')}`
    await this.#run(...this.#ended(), `CREATE DATABASE ${copy} TEMPLATE ${this.#name}`)
    this.#copy = copy
  }

  /** The copy takes its place: what came after it was kept is gone. */
  async putBack(): Promise<void> {
    if (this.#copy === null) throw new Error('no copy was kept')
    await this.#run(...this.#ended(), `DROP DATABASE ${this.#name} WITH (FORCE)`, `CREATE DATABASE ${this.#name} TEMPLATE ${this.#copy}`)
  }

  async stop(): Promise<void> {
    await this.#forget()
  }

  async #forget(): Promise<void> {
    if (this.#copy !== null) await this.#run(`DROP DATABASE IF EXISTS ${this.#copy} WITH (FORCE)`)
    this.#copy = null
  }

  #ended(): string[] {
    return [`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${this.#name}' AND pid <> pg_backend_pid()`]
  }

  async #run(...statements: readonly string[]): Promise<void> {
    const client = new pg.Client({ connectionString: this.#admin })
    await client.connect()
    try {
      for (const statement of statements) await client.query(statement)
    } finally {
      await client.end()
    }
  }
}
