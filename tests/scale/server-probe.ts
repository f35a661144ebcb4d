import { monitorEventLoopDelay } from 'node:perf_hooks'
import type pg from 'pg'
import { round } from '../perf/measure.ts'
import type { ServedProcess } from './served.ts'

export interface ProbeResult {
  /** Share of one core. */
  readonly serverCpu: number
  readonly clientCpu: number
  /** The worst of the p99 of two seconds each. */
  readonly serverLoopP99Ms: number
  readonly clientLoopP99Ms: number
  /** Most calls that waited for a connection to the database at once. */
  readonly poolWaited: number
  readonly rssMb: readonly number[]
  /** What the server's connections that were not idle did, as shares: `CPU`, or the wait event of PostgreSQL. */
  readonly postgres: Readonly<Record<string, number>>
}

const SCRAPE_MS = 2000
const POSTGRES_MS = 200
const WAITS = `SELECT coalesce(wait_event_type || ' ' || wait_event, 'CPU') AS doing, count(*)::int AS n FROM pg_stat_activity
  WHERE application_name = 'hemobench-server' AND state <> 'idle' AND pid <> pg_backend_pid() GROUP BY 1`

/** Looks at the server, at PostgreSQL and at this process while a load runs, so that a figure comes with its reason. */
export class ServerProbe {
  readonly #server: ServedProcess
  readonly #pool: pg.Pool
  readonly #from = performance.now()
  readonly #cpuBefore = process.cpuUsage()
  readonly #loop = monitorEventLoopDelay({ resolution: 10 })
  readonly #timers: NodeJS.Timeout[] = []
  readonly #doing = new Map<string, number>()
  readonly #rss: number[] = []
  #serverCpu: { readonly first: number; readonly last: number } | null = null
  #lagMs = 0
  #waited = 0

  constructor(server: ServedProcess, pool: pg.Pool) {
    this.#server = server
    this.#pool = pool
    this.#loop.enable()
    this.#timers.push(setInterval(() => void this.#scrape().catch(() => undefined), SCRAPE_MS), setInterval(() => void this.#ask().catch(() => undefined), POSTGRES_MS))
  }

  async begin(): Promise<void> {
    await this.#scrape()
    this.#lagMs = 0
  }

  async end(): Promise<ProbeResult> {
    for (const timer of this.#timers) clearInterval(timer)
    await this.#scrape()
    this.#loop.disable()
    const seconds = (performance.now() - this.#from) / 1000
    const own = process.cpuUsage(this.#cpuBefore)
    const all = [...this.#doing.values()].reduce((a, b) => a + b, 0)
    return {
      serverCpu: this.#serverCpu === null ? Number.NaN : round((this.#serverCpu.last - this.#serverCpu.first) / seconds, 2),
      clientCpu: round((own.user + own.system) / 1e6 / seconds, 2),
      serverLoopP99Ms: round(this.#lagMs, 1),
      clientLoopP99Ms: round(this.#loop.percentile(99) / 1e6 - 10, 1),
      poolWaited: this.#waited,
      rssMb: this.#rss.filter((_, i) => i % 5 === 0 || i === this.#rss.length - 1),
      postgres: Object.fromEntries([...this.#doing].toSorted((a, b) => b[1] - a[1]).slice(0, 6).map(([k, n]) => [k, round(n / all, 2)]))
    }
  }

  async #scrape(): Promise<void> {
    const text = await this.#server.metrics()
    const of = (name: string): number => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1] ?? Number.NaN)
    const cpu = of('process_cpu_seconds_total')
    this.#serverCpu = { first: this.#serverCpu?.first ?? cpu, last: cpu }
    this.#lagMs = Math.max(this.#lagMs, of('nodejs_eventloop_lag_p99_seconds') * 1000 - 10)
    this.#waited = Math.max(this.#waited, of('hemobench_pool_connections\\{state="waited_for"\\}'))
    this.#rss.push(Math.round(of('process_resident_memory_bytes') / 1024 / 1024))
  }

  async #ask(): Promise<void> {
    const { rows } = await this.#pool.query<{ doing: string; n: number }>(WAITS)
    for (const { doing, n } of rows) this.#doing.set(doing, (this.#doing.get(doing) ?? 0) + n)
  }
}
