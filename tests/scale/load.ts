// npm run -s load -- [--benches 50,200,500] [--seconds 60] [--every 10] [--batch 1] [--full-speed] [--no-pokes] [--json]
import { parseArgs } from 'node:util'
import { setTimeout as pause } from 'node:timers/promises'
import { openPool } from '../../server/src/platform/pool.ts'
import { PgNode } from '../failover/pg-node.ts'
import { percentile, round } from '../perf/measure.ts'
import { benches } from './enrolled.ts'
import { ServedProcess } from './served.ts'

const help = `Simulated benches against one real server process on a real PostgreSQL (fsync on), all on this machine.

  --benches 50,200,500   how many at once, one run after another, each on a fresh database
  --seconds 60           how long each run works
  --every 10             seconds between two pushes of one bench, on average (a busy laboratory: a command each 10 s)
  --batch 1              commands in one push
  --full-speed           no pause between pushes: how much the server takes
  --no-pokes             benches do not listen to what the others do
  --json                 one JSON object on standard output
`
const { values } = parseArgs({
  options: {
    benches: { type: 'string', default: '50,200,500' }, seconds: { type: 'string', default: '60' }, every: { type: 'string', default: '10' }, batch: { type: 'string', default: '1' },
    'full-speed': { type: 'boolean', default: false }, 'no-pokes': { type: 'boolean', default: false }, json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false }
  }
})
if (values.help) {
  process.stdout.write(help)
  process.exit(0)
}

export interface LoadResult {
  readonly benches: number
  readonly seconds: number
  readonly commands: number
  readonly perSecond: number
  readonly push: { readonly p50: number; readonly p99: number; readonly max: number }
  readonly changes: { readonly calls: number; readonly p50: number; readonly p99: number }
  readonly docsPulled: number
  /** Acknowledged and not in the database, or there twice. */
  readonly lost: number
  readonly doubled: number
  readonly notApplied: number
  /** Refusal codes behind `notApplied`. */
  readonly stops: Readonly<Record<string, number>>
  readonly repeatedCalls: number
  readonly serverRssMb: readonly number[]
}

const say = (text: string): void => void process.stderr.write(`${text}\n`)

async function run(count: number): Promise<LoadResult> {
  const seconds = Number(values.seconds)
  const postgres = await PgNode.primary()
  const database = `postgres://postgres@127.0.0.1:${postgres.port}/postgres`
  const pool = openPool({ url: database, max: 4 })
  const server = await ServedProcess.start({ DATABASE_URL: database, HEMOBENCH_ENROL_PER_MINUTE: '1000' })
  const stop = new AbortController()
  try {
    const all = await benches(pool, { url: server.url, address: () => server.url, count })
    say(`${count} benches are enrolled`)
    if (!values['no-pokes']) for (const { client, bench } of all) void client.pokes((head) => bench.poke(head), stop.signal).catch(() => undefined)
    const rss = [await server.rssMb()]
    const from = Date.now()
    const end = from + seconds * 1000
    const samples = setInterval(() => void server.rssMb().then((mb) => rss.push(mb), () => undefined), 10_000)
    await Promise.all(all.map(async ({ bench }) => {
      const everyMs = values['full-speed'] ? 0 : Number(values.every) * 1000
      // Benches do not tick together: a random start, then random pauses around the mean.
      await pause(Math.random() * everyMs)
      while (Date.now() < end) {
        await bench.push(Number(values.batch))
        if (everyMs > 0) await pause(Math.min(everyMs * 2 * Math.random(), Math.max(0, end - Date.now())))
      }
    }))
    const took = (Date.now() - from) / 1000
    clearInterval(samples)
    rss.push(await server.rssMb())
    stop.abort()
    const acknowledged = new Map(all.flatMap(({ bench }) => [...bench.counts.acknowledged]))
    const stored = (await pool.query<{ command_id: string; n: number }>("SELECT command_id, count(*) AS n FROM command_log WHERE site_id = 'main' GROUP BY command_id")).rows
    const known = new Set(stored.map((r) => r.command_id))
    const times = (call: string): number[] => all.flatMap(({ client }) => client.times[call] ?? [])
    const [push, changes] = [times('push'), times('changes')]
    return {
      benches: count, seconds: round(took, 1), commands: acknowledged.size, perSecond: round(acknowledged.size / took, 1),
      push: { p50: round(percentile(push, 0.5), 1), p99: round(percentile(push, 0.99), 1), max: round(percentile(push, 1), 1) },
      changes: { calls: changes.length, p50: round(percentile(changes, 0.5), 1), p99: round(percentile(changes, 0.99), 1) },
      docsPulled: all.reduce((n, { bench }) => n + bench.counts.pulledDocs, 0),
      lost: [...acknowledged.keys()].filter((id) => !known.has(id)).length,
      doubled: stored.filter((r) => r.n > 1).length,
      notApplied: [...acknowledged.values()].filter((o) => o !== 'applied').length,
      stops: Object.fromEntries(all.flatMap(({ bench }) => [...bench.counts.stops])),
      repeatedCalls: all.reduce((n, { bench }) => n + bench.counts.repeated, 0),
      serverRssMb: rss
    }
  } finally {
    stop.abort()
    await server.stop()
    await pool.end()
    await postgres.remove()
  }
}

const results: LoadResult[] = []
for (const count of values.benches.split(',').map(Number)) {
  const result = await run(count)
  results.push(result)
  say(`${result.benches} benches: ${result.perSecond} commands/s, push p50 ${result.push.p50} p99 ${result.push.p99} ms, ${result.changes.calls} pulls p99 ${result.changes.p99} ms, lost ${result.lost}, doubled ${result.doubled}, not applied ${result.notApplied} ${JSON.stringify(result.stops)}, server ${result.serverRssMb.join(' ')} MB`)
}
if (values.json) process.stdout.write(`${JSON.stringify({ results })}\n`)
process.exit(results.every((r) => r.lost === 0 && r.doubled === 0 && r.notApplied === 0) ? 0 : 1)
