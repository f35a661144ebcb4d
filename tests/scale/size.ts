// npm run -s scale-size -- [--sizes 10000,1000000] [--json]: what the size of the database costs the server.
import { parseArgs } from 'node:util'
import { openPool } from '../../server/src/platform/pool.ts'
import { PgNode } from '../failover/pg-node.ts'
import { percentile, round } from '../perf/measure.ts'
import { benches } from './enrolled.ts'
import { fillDatabase } from './fill-database.ts'
import { ServedProcess } from './served.ts'

const { values } = parseArgs({ options: { sizes: { type: 'string', default: '10000,1000000' }, commands: { type: 'string', default: '600' }, json: { type: 'boolean', default: false } } })
const say = (text: string): void => void process.stderr.write(`${text}\n`)

export interface SizeResult {
  readonly units: number
  readonly auditEntries: number
  /** Medians in ms: one command of a push of ten, a page of changes, a look-up by DIN, by self-number, the stock of a group, a page of a snapshot. */
  readonly ms: Readonly<Record<'pushCommand' | 'changes' | 'byDin' | 'bySelfNumber' | 'stockOfGroup' | 'snapshotPage', number>>
}

async function run(units: number): Promise<SizeResult> {
  const postgres = await PgNode.primary()
  const url = `postgres://postgres@127.0.0.1:${postgres.port}/postgres`
  const pool = openPool({ url, max: 2 })
  const server = await ServedProcess.start({ DATABASE_URL: url, HEMOBENCH_ENROL_PER_MINUTE: '1000' })
  try {
    const from = Date.now()
    await pool.query('SET statement_timeout = 0')
    await fillDatabase(pool, { units, audit: units * 8 })
    say(`${units} bags and ${units * 8} audit entries filled in ${Math.round((Date.now() - from) / 1000)} s`)
    const [made] = await benches(pool, { url: server.url, address: () => server.url, count: 1, read: 'house' })
    if (made === undefined) throw new Error('no bench')
    const { client, bench } = made
    const timed = async (n: number, one: (i: number) => Promise<unknown>): Promise<number> => {
      const times: number[] = []
      for (let i = 0; i < n; i += 1) {
        const start = performance.now()
        await one(i)
        times.push(performance.now() - start)
      }
      return round(percentile(times, 0.5), 3)
    }
    await bench.push(10)
    const pushes = Math.ceil(Number(values.commands) / 10)
    const pushCommand = round((await timed(pushes, () => bench.push(10))) / 10)
    const head = (await pool.query<{ head: number }>("SELECT head FROM sync_clock WHERE site_id = 'main'")).rows[0]?.head ?? 0
    const changes = await timed(100, () => client.call('changes', { incarnation: 1, cursor: head - 50, ackedSeq: 0, limit: 1000 }))
    const pick = (i: number): number => 1 + ((i * 7919) % units)
    const byDin = await timed(200, (i) => pool.query({ name: 'd', text: "SELECT * FROM unit WHERE site_id = 'main' AND din = $1", values: [`X${String(pick(i)).padStart(12, '0')}`] }))
    const bySelfNumber = await timed(200, (i) => pool.query({ name: 's', text: "SELECT * FROM unit WHERE site_id = 'main' AND self_number = $1", values: [`H${String(pick(i)).padStart(8, '0')}`] }))
    const stockOfGroup = await timed(50, () => pool.query({ name: 'g', text: "SELECT * FROM unit WHERE site_id = 'main' AND state = 'in-stock' AND component_class = 'red-cells' AND abo = 'A' AND rhd = 'pos' ORDER BY expires_at LIMIT 100", values: [] }))
    const snapshotPage = await timed(5, () => client.call('snapshot', { incarnation: 1, after: { entity: 'unit', id: '' }, limit: 1000 }))
    return { units, auditEntries: units * 8, ms: { pushCommand, changes, byDin, bySelfNumber, stockOfGroup, snapshotPage } }
  } finally {
    await server.stop()
    await pool.end()
    await postgres.remove()
  }
}

const results: SizeResult[] = []
for (const size of values.sizes.split(',').map(Number)) results.push(await run(size))
const first = results[0]
for (const r of results) say(`${r.units} bags: ${Object.entries(r.ms).map(([k, v]) => `${k} ${v} ms${first === undefined || first === r ? '' : ` (${round(v / (first.ms[k as keyof SizeResult['ms']] || 1), 2)} ×)`}`).join(', ')}`)
if (values.json) process.stdout.write(`${JSON.stringify({ results })}\n`)
process.exit(0)
