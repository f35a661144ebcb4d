// A worker of the station gateway as a process of its own, to be killed by a test: rounds and hand-overs until the end.
// node station-worker.ts DATABASE_URL PARTNER_ID STATION_URL TOKEN AHEAD_MS
import { setTimeout as pause } from 'node:timers/promises'
import { instant, type Instant } from '../../src/shared/kernel/time.ts'
import { handOver } from '../src/integration/station/hand-over.ts'
import { restAdapter } from '../src/integration/station/rest/rest-adapter.ts'
import { runRound } from '../src/integration/station/run-round.ts'
import { openPool } from '../src/platform/pool.ts'
import { everyKind } from './station-partner.ts'

const [databaseUrl = '', partnerId = '', url = '', token = '', aheadMs = '0'] = process.argv.slice(2)
const pool = openPool({ url: databaseUrl, max: 3 })
const port = restAdapter({ url, token, timeoutMs: 1500 })
const ref = { siteId: 'main', partnerId }
// A test has no minutes for pauses and leases: two hours pass with every round.
let ahead = Number(aheadMs)
const now = (): Instant => instant(Date.now() + ahead)
// oxlint-disable-next-line no-constant-condition -- until it is killed
while (true) {
  ahead += 2 * 3_600_000
  const round = await runRound({ pool, ref, port, worker: `pid-${process.pid}`, now })
  await handOver(pool, ref, {
    now: now(),
    takes: everyKind(async (db, _ref, { document, version }) => {
      // What a module would do: it adds, so that doing it twice is seen.
      await db.query('INSERT INTO effect (kind, number, version, bags) VALUES ($1, $2, $3, $4)', [document.kind, document.number, version, document.lines.length])
      return 'added'
    })
  })
  process.stdout.write(`${round.end}\n`)
  await pause(5)
}
