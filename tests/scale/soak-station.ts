// npm run -s soak-station -- [--days 30] [--bags 40] [--seed 1] [--way rest] [--json]: a month with a blood station that does everything wrong.
import { parseArgs } from 'node:util'
import { migrate } from '../../server/src/platform/migrate.ts'
import { openPool } from '../../server/src/platform/pool.ts'
import { practiceService } from '../../server/test-support/sync-bench.ts'
import { PgNode } from '../failover/pg-node.ts'
import { isSoundSoak, runSoak, ways } from './run-soak.ts'

const help = `A simulated month between the server and the practice station, with every fault on: slow, 500s, lost replies, duplicates, out of order, half documents,
broken bytes, changed resends, wrong codes, wrong encodings, a clock that is off by hours, days of silence. At the end our stock, our fee ledger and the station's books
must agree bag by bag and in fen.

  --days 30   days of the run          --seed 1   the same seed throws the same dice
  --bags 40   bags a day               --json     one JSON object on standard output
  --way rest  how they talk: rest, soap, soap-gb18030, files
`
const { values } = parseArgs({ options: { days: { type: 'string', default: '30' }, bags: { type: 'string', default: '40' }, seed: { type: 'string', default: '1' }, way: { type: 'string', default: 'rest' }, json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } })
if (values.help) {
  process.stdout.write(help)
  process.exit(0)
}
const way = ways.find((w) => w === values.way)
if (way === undefined) {
  process.stderr.write(`--way ${values.way}: one of ${ways.join(', ')}\n`)
  process.exit(2)
}
const postgres = await PgNode.primary()
const pool = openPool({ url: `postgres://postgres@127.0.0.1:${postgres.port}/postgres`, max: 6 })
let code = 1
try {
  await migrate(pool)
  const service = await practiceService(pool, 'shift')
  const result = await runSoak({ pool, service, days: Number(values.days), bagsPerDay: Number(values.bags), seed: Number(values.seed), way, say: (text) => void process.stderr.write(`${text}\n`) })
  await service.stop()
  process.stdout.write(values.json ? `${JSON.stringify(result)}\n` : `${JSON.stringify(result, null, 2)}\n`)
  code = isSoundSoak(result) ? 0 : 1
} finally {
  await pool.end()
  await postgres.remove()
}
process.exit(code)
