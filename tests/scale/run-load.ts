import { setTimeout as pause } from 'node:timers/promises'
import { openPool } from '../../server/src/platform/pool.ts'
import { PgNode } from '../failover/pg-node.ts'
import { BarePeer, rowsAfter } from '../perf/bare-peer.ts'
import { percentile, round } from '../perf/measure.ts'
import { benches } from './enrolled.ts'
import type { LoadBench } from './load-bench.ts'
import { SeenByOthers } from './seen-by-others.ts'
import { ServedProcess } from './served.ts'
import { ServerProbe, type ProbeResult } from './server-probe.ts'

export interface LoadOptions {
  readonly benches: number
  readonly seconds: number
  /** Seconds between two pushes of one bench, on average; 0: no pause. */
  readonly every: number
  readonly batch: number
  readonly pokes: boolean
  /** Folder for a CPU profile of the server process. */
  readonly profile?: string
  readonly say: (text: string) => void
}

interface Spread {
  readonly p50: number
  readonly p99: number
  readonly max: number
}

export interface LoadResult {
  readonly benches: number
  readonly seconds: number
  /** Commands that one bench makes in a minute. */
  readonly perBenchPerMinute: number
  readonly commands: number
  readonly perSecond: number
  /** The same rows written by bare PostgreSQL on this machine right afterwards, one connection, fsync on. */
  readonly barePerSecond: number
  readonly push: Spread
  /** Pushes that ask for a block of numbers: a real bench asks ahead and nobody waits. */
  readonly lease: Spread
  readonly changes: { readonly calls: number; readonly p50: number; readonly p99: number; readonly megabytes: number }
  /** From the bench's reply to the page of another bench. */
  readonly seenByOthers: Spread
  /** Benches whose cursor stood at the head in the end. */
  readonly caughtUp: number
  /** Acknowledged and not in the database, or there twice. */
  readonly lost: number
  readonly doubled: number
  readonly notApplied: number
  /** Refusal codes behind `notApplied`. */
  readonly stops: Readonly<Record<string, number>>
  readonly repeatedCalls: number
  readonly why: ProbeResult
}

const BARE_COMMANDS = 500

const spread = (times: readonly number[]): Spread => times.length === 0 ? { p50: 0, p99: 0, max: 0 } : ({ p50: round(percentile(times, 0.5), 1), p99: round(percentile(times, 0.99), 1), max: round(percentile(times, 1), 1) })

/** Benches do not tick together: a random start, then random pauses around the mean. */
async function work(bench: LoadBench, { every, batch }: LoadOptions, end: number): Promise<void> {
  const everyMs = every * 1000
  await pause(Math.random() * everyMs)
  while (Date.now() < end) {
    await bench.push(batch)
    if (everyMs > 0) await pause(Math.min(everyMs * 2 * Math.random(), Math.max(0, end - Date.now())))
  }
}

/** Simulated benches against one real server process on a fresh PostgreSQL with fsync on, all on this machine. */
export async function runLoad(o: LoadOptions): Promise<LoadResult> {
  const postgres = await PgNode.primary()
  const url = (name: string): string => `postgres://postgres@127.0.0.1:${postgres.port}/${name}`
  const pool = openPool({ url: url('postgres'), max: 4 })
  const server = await ServedProcess.start({ DATABASE_URL: url('postgres'), HEMOBENCH_ENROL_PER_MINUTE: '1000', ...(o.profile === undefined ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${o.profile}` }) })
  const stop = new AbortController()
  try {
    const seen = new SeenByOthers()
    const all = await benches(pool, { url: server.url, address: () => server.url, count: o.benches, seen })
    // Everybody knows the house before the day begins.
    await inTens(all, ({ bench }) => bench.pull())
    o.say(`${o.benches} benches are enrolled`)
    const { head: before } = (await pool.query<{ head: number }>("SELECT head FROM sync_clock WHERE site_id = 'main'")).rows[0] ?? { head: 0 }
    const bare = await BarePeer.open(pool, url)
    for (const { client } of all) client.forgetTimes()
    if (o.pokes) for (const { client, bench } of all) void client.pokes((head) => bench.poke(head), stop.signal).catch(() => undefined)
    const probe = new ServerProbe(server, pool)
    await probe.begin()
    const from = Date.now()
    await Promise.all(all.map(({ bench }) => work(bench, o, from + o.seconds * 1000)))
    const took = (Date.now() - from) / 1000
    const why = await probe.end()
    stop.abort()
    const times = (call: string): number[] => all.flatMap(({ client }) => client.times[call] ?? [])
    const [push, lease, changes] = [times('push'), times('lease'), times('changes')]
    const delays = [...seen.delays]
    await inTens(all, ({ bench }) => bench.pull())
    const head = (await pool.query<{ head: number }>("SELECT head FROM sync_clock WHERE site_id = 'main'")).rows[0]?.head ?? 0
    const acknowledged = new Map(all.flatMap(({ bench }) => [...bench.counts.acknowledged]))
    const stored = (await pool.query<{ command_id: string; n: number }>("SELECT command_id, count(*) AS n FROM command_log WHERE site_id = 'main' GROUP BY command_id")).rows
    const known = new Set(stored.map((r) => r.command_id))
    const rows = await rowsAfter(pool, before, BARE_COMMANDS)
    const bareFrom = performance.now()
    await bare.write(rows)
    const bareS = (performance.now() - bareFrom) / 1000
    await bare.close()
    return {
      benches: o.benches, seconds: round(took, 1), perBenchPerMinute: round((acknowledged.size / o.benches / took) * 60, 1),
      commands: acknowledged.size, perSecond: round(acknowledged.size / took, 1), barePerSecond: round(rows.log.length / bareS, 1),
      push: spread(push), lease: spread(lease),
      changes: { calls: changes.length, p50: round(percentile(changes, 0.5), 1), p99: round(percentile(changes, 0.99), 1), megabytes: Math.round(all.reduce((n, { bench }) => n + bench.counts.pulledBytes, 0) / 1e6) },
      seenByOthers: spread(delays),
      caughtUp: all.filter(({ bench }) => bench.cursor === head).length,
      lost: [...acknowledged.keys()].filter((id) => !known.has(id)).length,
      doubled: stored.filter((r) => r.n > 1).length,
      notApplied: [...acknowledged.values()].filter((outcome) => outcome !== 'applied').length,
      stops: Object.fromEntries(all.flatMap(({ bench }) => [...bench.counts.stops])),
      repeatedCalls: all.reduce((n, { bench }) => n + bench.counts.repeated, 0),
      why
    }
  } finally {
    stop.abort()
    await server.stop()
    await pool.end()
    await postgres.remove()
  }
}

async function inTens<T>(all: readonly T[], one: (x: T) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < all.length; i += 10) await Promise.all(all.slice(i, i + 10).map(one))
}

/** Nothing lost, nothing doubled, everything applied, everybody at the head. */
export const isSound = (r: LoadResult): boolean => r.lost === 0 && r.doubled === 0 && r.notApplied === 0 && r.caughtUp === r.benches

export function inWords(r: LoadResult): string {
  const postgres = Object.entries(r.why.postgres).map(([k, n]) => `${k} ${Math.round(n * 100)} %`).join(', ')
  return [
    `${r.benches} benches, each ${r.perBenchPerMinute} commands/min: ${r.perSecond} commands/s (bare PostgreSQL, the same rows: ${r.barePerSecond}/s)`,
    `  push p50 ${r.push.p50} p99 ${r.push.p99} max ${r.push.max} ms; lease p50 ${r.lease.p50} p99 ${r.lease.p99} ms; seen by another bench p50 ${r.seenByOthers.p50} p99 ${r.seenByOthers.p99} ms`,
    `  ${r.changes.calls} pulls p50 ${r.changes.p50} p99 ${r.changes.p99} ms, ${r.changes.megabytes} MB`,
    `  lost ${r.lost}, doubled ${r.doubled}, not applied ${r.notApplied} ${JSON.stringify(r.stops)}, at the head ${r.caughtUp}, calls made again ${r.repeatedCalls}`,
    `  why: server ${r.why.serverCpu} cores, event loop p99 ${r.why.serverLoopP99Ms} ms, ${r.why.poolWaited} waited for a connection, ${r.why.rssMb.join(' ')} MB; benches ${r.why.clientCpu} cores, event loop p99 ${r.why.clientLoopP99Ms} ms; PostgreSQL: ${postgres}`
  ].join('\n')
}
