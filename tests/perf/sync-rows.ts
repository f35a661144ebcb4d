// Alone: node_modules/.bin/node --disable-warning=ExperimentalWarning tests/perf/sync-rows.ts 1000 (commands)
import pg from 'pg'
import { makeEnrolCode } from '../../server/src/app/enrol-code.ts'
import { migrate } from '../../server/src/platform/migrate.ts'
import { openPool } from '../../server/src/platform/pool.ts'
import { authenticate } from '../../server/src/sync/enrol.ts'
import { openSyncService, type SyncService } from '../../server/src/sync/open-sync-service.ts'
import type { Device } from '../../server/src/sync/device.ts'
import { documentFields } from '../../src/shared/commands/document-fields.ts'
import { numberBlockSchema, type NumberBlock } from '../../src/shared/domain/numbering/number-block.ts'
import { numberRangeSchema } from '../../src/shared/domain/numbering/number-range.ts'
import { derivedIds } from '../../src/shared/kernel/derived-ids.ts'
import type { PushedCommand } from '../../src/shared/sync/push.ts'
import { PgNode } from '../failover/pg-node.ts'
import { workOf, type House } from '../scale/work.ts'
import { BarePeer, rowsAfter } from './bare-peer.ts'
import { round, type Row } from './measure.ts'

/** One bench on the service itself, without HTTP: what is measured is rules and database. */
class Pusher {
  readonly #service: SyncService
  readonly #device: Device
  readonly #pool: pg.Pool
  readonly #work: ReturnType<typeof workOf>
  #seq = 0
  #lease: string | null = null

  private constructor(o: { readonly service: SyncService; readonly device: Device; readonly pool: pg.Pool; readonly house: House }) {
    this.#service = o.service
    this.#device = o.device
    this.#pool = o.pool
    this.#work = workOf(o.house, { deviceId: o.device.id, index: 0 })
  }

  static async open(pool: pg.Pool): Promise<Pusher> {
    const service = await openSyncService(pool, { siteId: 'main', siteName: 'perf', serverVersion: 'perf', practice: 'full' })
    const { code } = await makeEnrolCode(pool, 'main', 'perf')
    const { deviceId, deviceKey } = await service.enrol({ code, deviceName: 'perf', appVersion: 'perf', protocol: 1 })
    const device = await authenticate(pool, 'main', `${deviceId}.${deviceKey}`)
    if (device === null) throw new Error('the device is not known')
    const one = async (sql: string): Promise<Record<string, unknown>> => (await pool.query<Record<string, unknown>>(sql)).rows[0] ?? {}
    const r = await one("SELECT * FROM number_range WHERE prefix = 'R'")
    const range = numberRangeSchema.parse(Object.fromEntries(documentFields.number_range.map((f) => [f.name, r[f.column]])))
    const house = { userId: String((await one("SELECT id FROM app_user WHERE badge = 'T1001'"))['id']), range, product: 'D1002', stationName: '练习市血液中心' }
    return new Pusher({ service, device, pool, house })
  }

  /** Makes commands up to a full batch. A lease stands alone, outside what is measured: the next command needs its answer. */
  async make(size: number): Promise<PushedCommand[]> {
    const batch: PushedCommand[] = []
    while (batch.length < size) {
      const { value } = this.#lease === null ? this.#work.next() : this.#work.next(await this.#block(this.#lease))
      this.#lease = null
      const command = { seq: (this.#seq += 1), ...value }
      if (command.decidedBy === 'bench') {
        batch.push(command)
        continue
      }
      // What stands before it goes first.
      this.#lease = command.commandId
      await this.push([...batch.splice(0), command])
    }
    return batch
  }

  async push(commands: readonly PushedCommand[]): Promise<void> {
    const { outcomes } = await this.#service.push(this.#device, { incarnation: 1, commands: [...commands], audit: [] })
    const bad = outcomes.find((o) => o.outcome !== 'applied')
    if (outcomes.length !== commands.length || bad !== undefined) throw new Error(`not applied: ${JSON.stringify(bad)}`)
  }

  async #block(commandId: string): Promise<NumberBlock> {
    const { rows } = await this.#pool.query<{ doc: unknown }>('SELECT doc FROM feed WHERE doc_id = $1', [derivedIds(commandId)()])
    return numberBlockSchema.parse(rows[0]?.doc)
  }
}

/** Pushed commands per second in batches, against bare PostgreSQL writing the same rows; in turns on one server with fsync on. */
export async function syncRows(commands: number): Promise<Row[]> {
  const node = await PgNode.primary()
  const url = (name: string): string => `postgres://postgres@127.0.0.1:${node.port}/${name}`
  const admin = new pg.Client({ connectionString: url('postgres') })
  await admin.connect()
  await admin.query('CREATE DATABASE ours')
  const pool = openPool({ url: url('ours'), max: 4 })
  let bare: BarePeer | null = null
  try {
    await migrate(pool)
    const pusher = await Pusher.open(pool)
    await pusher.push(await pusher.make(200))
    bare = await BarePeer.open(pool, url)
    let { head } = await rowsAfter(pool, 0)
    const rows: Row[] = []
    for (const size of [20, 200]) {
      const spent = { ours: 0, peer: 0, n: 0 }
      for (let n = 0; n < commands; n += size) {
        const batch = await pusher.make(size)
        // Leases and what they pushed ahead are of neither side.
        const skipped = await rowsAfter(pool, head)
        await bare.write(skipped)
        let from = performance.now()
        await pusher.push(batch)
        spent.ours += performance.now() - from
        const written = await rowsAfter(pool, skipped.head)
        if (written.log.length !== batch.length || written.audit.length !== batch.length) throw new Error('the rows are not those of the batch')
        from = performance.now()
        await bare.write(written)
        spent.peer += performance.now() - from
        spent.n += batch.length
        head = written.head
      }
      const ratio = spent.peer / spent.ours
      rows.push({ what: `push in batches of ${size}: every rule, audit, feed; one bench, fsync on`, size: spent.n, ours: Math.round((spent.n / spent.ours) * 1000), peer: Math.round((spent.n / spent.peer) * 1000), unit: 'commands/s (peer: bare PostgreSQL, the same rows)', ratio: round(ratio, 2), hold: '≥ 0.5 × bare PostgreSQL', held: ratio >= 0.5 })
    }
    await bare.mustEqual(pool)
    return rows
  } finally {
    await bare?.close()
    await pool.end()
    await admin.end()
    await node.remove()
  }
}

if (import.meta.main) {
  for (const r of await syncRows(Number(process.argv[2] ?? 1000))) console.log(`${r.what} @ ${r.size}: ${r.ours} ${r.unit} · peer ${r.peer} · ratio ${r.ratio} · ${r.hold}`)
  process.exit(0)
}
