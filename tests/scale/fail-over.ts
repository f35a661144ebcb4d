// npm run -s fail-over -- [--benches 20] [--seconds 20] [--json]: see the help.
import { parseArgs } from 'node:util'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { openPool } from '../../server/src/platform/pool.ts'
import { OneAddress } from '../failover/one-address.ts'
import { PgNode, until } from '../failover/pg-node.ts'
import { benches } from './enrolled.ts'
import { ServedProcess } from './served.ts'

const help = `Fail-over under load: two real PostgreSQL servers (synchronous streaming replication), two real Hemobench server processes behind one
address of the database, benches that push all the time. In the middle one server process is killed, then the primary database; the standby
is promoted and the address moved. Afterwards every command that was ever acknowledged must be in the database that is left, once.

  --benches 20   --seconds 20   --json
`
const { values } = parseArgs({ options: { benches: { type: 'string', default: '20' }, seconds: { type: 'string', default: '20' }, json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } })
if (values.help) {
  process.stdout.write(help)
  process.exit(0)
}
const say = (text: string): void => void process.stderr.write(`${text}\n`)

const primary = await PgNode.primary()
const standby = await primary.standby('second')
const address = new OneAddress(primary.port)
await address.listen()
const database = `postgres://postgres@127.0.0.1:${address.port}/postgres`
const environment = { DATABASE_URL: database, HEMOBENCH_ENROL_PER_MINUTE: '1000' }
const servers = [await ServedProcess.start(environment), await ServedProcess.start(environment)]
const pool = openPool({ url: database, max: 2 })
try {
  let living = servers
  const all = await benches(pool, { url: living[0]?.url ?? '', address: () => living[Math.floor(Math.random() * living.length)]?.url ?? '', count: Number(values.benches) })
  await pool.end()
  const step = Number(values.seconds) * 250
  const end = Date.now() + step * 4
  let longestMs = 0
  const working = Promise.all(all.map(async ({ bench }) => {
    while (Date.now() < end) {
      const from = Date.now()
      await bench.push(5)
      longestMs = Math.max(longestMs, Date.now() - from)
    }
  }))
  await pause(step)
  say('one of the two server processes is killed')
  await living[1]?.stop('SIGKILL')
  living = servers.slice(0, 1)
  await pause(step)
  say('the primary database is killed; the standby is promoted, the address moved')
  const killedAt = Date.now()
  await primary.kill()
  await standby.promote()
  address.moveTo(standby.port)
  await until(async () => {
    const ready = await fetch(`${living[0]?.url ?? ''}/health/ready`)
    if (ready.status !== 200) throw new Error(String(ready.status))
  })
  const backMs = Date.now() - killedAt
  await working

  const acknowledged = new Map(all.flatMap(({ bench }) => [...bench.counts.acknowledged]))
  const left = new pg.Client({ host: '127.0.0.1', port: standby.port, user: 'postgres', database: 'postgres' })
  await left.connect()
  const stored = (await left.query<{ command_id: string }>("SELECT command_id FROM command_log WHERE site_id = 'main'")).rows.map((r) => r.command_id)
  const audit = (await left.query<{ seq: string }>("SELECT max(seq) AS seq FROM audit_entry WHERE site_id = 'main'")).rows[0]?.seq
  await left.end()
  const known = new Set(stored)
  const result = {
    benches: all.length, acknowledged: acknowledged.size, lost: [...acknowledged.keys()].filter((id) => !known.has(id)).length, doubled: stored.length - known.size,
    notApplied: [...acknowledged.values()].filter((o) => o !== 'applied').length, repeatedCalls: all.reduce((n, { bench }) => n + bench.counts.repeated, 0),
    readyAgainAfterMs: backMs, longestPushMs: longestMs, auditEntries: Number(audit)
  }
  process.stdout.write(values.json ? `${JSON.stringify(result)}\n` : `${Object.entries(result).map(([k, v]) => `${k} ${v}`).join('\n')}\n`)
  process.exitCode = result.lost === 0 && result.doubled === 0 && result.notApplied === 0 && result.acknowledged > 0 ? 0 : 1
} finally {
  for (const server of servers) await server.stop('SIGKILL')
  await address.close()
  await standby.remove()
  await primary.remove()
}
process.exit()
