import { setTimeout as pause } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import { makeEnrolCode } from '../../server/src/app/enrol-code.ts'
import { openPool } from '../../server/src/platform/pool.ts'
import { TestBench } from '../../src/main/core/bench.test-support.ts'
import { dispatchCsv } from '../../src/shared/practice/dispatch-csv.ts'
import { generateDispatch, type PracticeBag } from '../../src/shared/practice/generate-dispatch.ts'
import { instant } from '../../src/shared/kernel/time.ts'
import { PgNode } from '../failover/pg-node.ts'
import { ServedProcess } from '../scale/served.ts'
import { NetworkCable } from '../simulators/network-cable.ts'
import { percentile, round, type Row } from './measure.ts'

/** Lines of one list: the largest of design §9. */
const LIST = 500

/** What was seen of PouchDB 9 with fsync forced, on this kind of machine (design §9): it is not installed here, so no run of its own beside ours. */
const POUCH = { writeS: 3.7, pushS: 2.7, pullS: 3.1 }

/** @param everyMs where seconds are measured, looking each millisecond would be work of its own */
const waitFor = async (what: string, done: () => boolean | Promise<boolean>, everyMs = 1): Promise<void> => {
  const end = Date.now() + 120_000
  while (!(await done())) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`)
    await pause(everyMs)
  }
}

interface Joined {
  readonly bench: TestBench
  readonly cable: NetworkCable
}

async function join(pool: ReturnType<typeof openPool>, server: ServedProcess, name: string): Promise<Joined> {
  const bench = await new TestBench().open('off')
  const cable = await NetworkCable.plug(() => new URL(server.url))
  const { code } = await makeEnrolCode(pool, 'main', name)
  await bench.must('sync.enrol', { url: cable.url, code, benchName: name, ca: null })
  await bench.reopen()
  await waitFor(`${name} is online`, async () => (await bench.must('sync.status', {})).state === 'online')
  await bench.signIn()
  return { bench, cable }
}

/**
 * Two whole benches (SQLite, encrypted, synchronous=FULL), one real server process, a real PostgreSQL with fsync: how long until the other
 * sees what one did, and a night of `commands` receipts with the cable out.
 */
export async function benchSyncRows({ seen, commands }: { readonly seen: number; readonly commands: number }): Promise<Row[]> {
  const postgres = await PgNode.primary()
  const url = `postgres://postgres@127.0.0.1:${postgres.port}/postgres`
  const pool = openPool({ url, max: 2 })
  const server = await ServedProcess.start({ DATABASE_URL: url, HEMOBENCH_ENROL_PER_MINUTE: '1000' })
  const a = await join(pool, server, 'A')
  const b = await join(pool, server, 'B')
  try {
    const lists = Array.from({ length: Math.ceil((seen + commands) / LIST) }, (_, i) => generateDispatch({ seed: 77 + i, count: Math.min(LIST, seen + commands - i * LIST), now: instant(Date.now()) }))
    const bags: { readonly bag: PracticeBag; readonly dispatchId: string }[] = []
    for (const list of lists) {
      const { dispatchId } = await a.bench.must('receiving.importFile', { commandId: uuidv7(), fileName: 'n.csv', bytes: new TextEncoder().encode(dispatchCsv(list)) })
      bags.push(...list.bags.map((bag) => ({ bag, dispatchId })))
    }
    const receive = ({ bag, dispatchId }: (typeof bags)[number]) =>
      a.bench.must('receiving.receiveBag', { commandId: uuidv7(), dispatchId, bag: { din: bag.din, productCode: bag.productCode, abo: bag.abo, rhd: bag.rhd, expiresAt: bag.expiresAt, blocksStock: false }, rawScans: [...bag.codes], decision: 'accept', seen: [] })
    const known = b.bench.bench.context.db.prepare<[string], { n: number }>('SELECT count(*) AS n FROM base_unit WHERE din = ?')
    const arrived = b.bench.bench.context.db.prepare<[], { n: number }>('SELECT count(*) AS n FROM base_unit')
    await waitFor('the lists are at B', async () => (await b.bench.must('receiving.dispatches', {})).dispatches.filter((d) => bags.some((x) => x.dispatchId === d.id)).length === lists.length)
    const before = arrived.get()?.n ?? 0
    const times: number[] = []
    for (const one of bags.slice(0, seen)) {
      await pause(20 + Math.random() * 60)
      await receive(one)
      const from = performance.now()
      await waitFor('the bag is at B', () => known.get(one.bag.din)?.n === 1)
      times.push(performance.now() - from)
    }
    await a.cable.set('cut')
    await waitFor('A is offline', async () => {
      await a.bench.must('sync.now', {})
      return (await a.bench.must('sync.status', {})).state === 'offline'
    })
    const from = performance.now()
    for (const one of bags.slice(seen)) await receive(one)
    const writeS = (performance.now() - from) / 1000
    await a.cable.set('plugged')
    const plugged = performance.now()
    await a.bench.must('sync.now', {})
    await waitFor('all is pushed', async () => (await a.bench.must('sync.status', {})).pending === 0, 25)
    const pushS = (performance.now() - plugged) / 1000
    await waitFor('all is at B', () => arrived.get()?.n === before + seen + commands, 25)
    const allS = (performance.now() - plugged) / 1000
    const row = (what: string, ours: number, unit: string, hold: string, held: boolean | null, peer: number | null = null): Row => ({ what, size: null, ours: round(ours), peer, unit, ratio: peer === null ? null : round(ours / peer, 2), hold, held })
    const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)]
    const pouch = ((POUCH.writeS + POUCH.pushS + POUCH.pullS) * commands) / 5000
    return [
      row('commit on A → visible on B, p50', p50, 'ms', '≤ 25 ms', p50 <= 25),
      row('commit on A → visible on B, p99', p99, 'ms', '≤ 80 ms', p99 <= 80),
      row(`offline night of ${commands} commands: written`, writeS, 's', `PouchDB seen: ${POUCH.writeS} s for 5,000`, null),
      row(`offline night of ${commands} commands: taken by the server`, pushS, 's', `PouchDB seen: ${POUCH.pushS} s for 5,000`, null),
      row(`offline night of ${commands} commands: written, taken, and seen by the other bench`, writeS + allS, 's', '≤ PouchDB with fsync, as seen (not run beside)', writeS + allS <= pouch, round(pouch, 1))
    ]
  } finally {
    await a.bench.dispose()
    await b.bench.dispose()
    await a.cable.close()
    await b.cable.close()
    await server.stop()
    await pool.end()
    await postgres.remove()
  }
}

if (process.argv[1] === import.meta.filename) {
  for (const r of await benchSyncRows({ seen: Number(process.argv[2] ?? 100), commands: Number(process.argv[3] ?? 1000) })) console.log(`${r.what}: ${r.ours} ${r.unit} · ${r.hold}`)
  process.exit(0)
}
