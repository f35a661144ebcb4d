// Alone: node_modules/.bin/node --disable-warning=ExperimentalWarning tests/perf/sync-rows.ts 1000 (commands)
import { createHash } from 'node:crypto'
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
import type { EntityName } from '../../src/shared/commands/entities.ts'
import { derivedIds } from '../../src/shared/kernel/derived-ids.ts'
import type { PushedCommand } from '../../src/shared/sync/push.ts'
import { PgNode } from '../failover/pg-node.ts'
import { workOf, type House } from '../scale/work.ts'
import { round, type Row } from './measure.ts'

type Rows = Record<string, unknown>[]

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

const short = (text: string): string => createHash('sha1').update(text).digest('hex').slice(0, 12)
const run = async (db: pg.Client, text: string, values: unknown[]): Promise<void> => void (await db.query({ name: short(text), text, values }))

function insertInto(table: string, columns: readonly string[]): string {
  return `INSERT INTO ${table} (${columns.map((c) => `"${c}"`).join(', ')}) VALUES (${columns.map((_, i) => `$${i + 1}`).join(', ')})`
}

/**
 * The peer: the very rows that the server wrote for each command, written again into a copy of the database with the same tables and
 * indexes, each command in a transaction of its own, by prepared statements and the plain driver. No rule, no read, no hash, no guard.
 */
async function bareWrite(db: pg.Client, rows: { readonly log: Rows; readonly audit: Rows; readonly feed: Rows }): Promise<void> {
  const feed = new Map<unknown, Rows>()
  for (const row of rows.feed) feed.set(row['position'], [...(feed.get(row['position']) ?? []), row])
  for (const [i, log] of rows.log.entries()) {
    const audit = rows.audit[i] ?? {}
    await db.query('BEGIN')
    for (const change of feed.get(log['position']) ?? []) {
      const entity = change['entity'] as EntityName
      const doc = change['doc'] as Record<string, unknown>
      const fields = documentFields[entity]
      const values = fields.map((f) => (f.kind === 'json' ? JSON.stringify(doc[f.name]) : (doc[f.name] ?? null)))
      if (doc['version'] === 1) await run(db, insertInto(entity, ['site_id', ...fields.map((f) => f.column)]), ['main', ...values])
      else await run(db, `UPDATE ${entity} SET ${fields.slice(1).map((f, k) => `"${f.column}" = $${k + 3}`).join(', ')} WHERE site_id = $1 AND id = $2`, ['main', ...values])
      await run(db, insertInto('feed', Object.keys(change)), Object.values(change).map((v) => (v === doc ? JSON.stringify(v) : v)))
    }
    await run(db, insertInto('audit_entry', Object.keys(audit)), Object.values(audit))
    await run(db, insertInto('command_log', Object.keys(log)), Object.values(log))
    await run(db, 'UPDATE device SET acked_seq = $2 WHERE site_id = $1 AND id = $3', ['main', log['seq'], log['device_id']])
    await run(db, 'UPDATE sync_clock SET head = $2, audit_seq = $3, audit_hash = $4 WHERE site_id = $1', ['main', log['position'], audit['seq'], audit['hash']])
    await db.query('COMMIT')
  }
}

async function rowsAfter(pool: pg.Pool, position: number): Promise<{ readonly log: Rows; readonly audit: Rows; readonly feed: Rows; readonly head: number }> {
  const get = async (sql: string): Promise<Rows> => (await pool.query<Record<string, unknown>>(sql, [position])).rows
  const log = await get('SELECT * FROM command_log WHERE position > $1 ORDER BY position')
  // One entry of the chain for each position.
  const audit = await get('SELECT * FROM audit_entry WHERE seq > $1 ORDER BY seq')
  const feed = await get('SELECT * FROM feed WHERE position > $1 ORDER BY position')
  return { log, audit, feed, head: Number(log.at(-1)?.['position'] ?? position) }
}

/** Pushed commands per second in batches, against bare PostgreSQL writing the same rows; in turns on one server with fsync on. */
export async function syncRows(commands: number): Promise<Row[]> {
  const node = await PgNode.primary()
  const url = (name: string): string => `postgres://postgres@127.0.0.1:${node.port}/${name}`
  const admin = new pg.Client({ connectionString: url('postgres') })
  await admin.connect()
  await admin.query('CREATE DATABASE ours')
  const pool = openPool({ url: url('ours'), max: 4 })
  let bare: pg.Client | null = null
  try {
    await migrate(pool)
    const pusher = await Pusher.open(pool)
    await pusher.push(await pusher.make(200))
    await admin.query('CREATE DATABASE peer')
    const copy = openPool({ url: url('peer'), max: 1 })
    await migrate(copy)
    await copy.end()
    bare = new pg.Client({ connectionString: url('peer') })
    await bare.connect()
    const clock = (await pool.query<Record<string, unknown>>('SELECT * FROM sync_clock')).rows[0] ?? {}
    const device = (await pool.query<Record<string, unknown>>('SELECT * FROM device')).rows[0] ?? {}
    await run(bare, insertInto('sync_clock', Object.keys(clock)), Object.values(clock))
    await run(bare, insertInto('device', Object.keys(device)), Object.values(device))
    await copyDocuments(pool, bare)
    let { head } = await rowsAfter(pool, 0)
    const rows: Row[] = []
    for (const size of [20, 200]) {
      const spent = { ours: 0, peer: 0, n: 0 }
      for (let n = 0; n < commands; n += size) {
        const batch = await pusher.make(size)
        // Leases and what they pushed ahead are of neither side.
        const skipped = await rowsAfter(pool, head)
        await bareWrite(bare, skipped)
        let from = performance.now()
        await pusher.push(batch)
        spent.ours += performance.now() - from
        const written = await rowsAfter(pool, skipped.head)
        if (written.log.length !== batch.length || written.audit.length !== batch.length) throw new Error('the rows are not those of the batch')
        from = performance.now()
        await bareWrite(bare, written)
        spent.peer += performance.now() - from
        spent.n += batch.length
        head = written.head
      }
      const ratio = spent.peer / spent.ours
      rows.push({ what: `push in batches of ${size}: every rule, audit, feed; one bench, fsync on`, size: spent.n, ours: Math.round((spent.n / spent.ours) * 1000), peer: Math.round((spent.n / spent.peer) * 1000), unit: 'commands/s (peer: bare PostgreSQL, the same rows)', ratio: round(ratio, 2), hold: '≥ 0.5 × bare PostgreSQL', held: ratio >= 0.5 })
    }
    await same(pool, bare)
    return rows
  } finally {
    await bare?.end()
    await pool.end()
    await admin.end()
    await node.remove()
  }
}

/** The demo hospital in the copy: the peer changes rows that are there. */
async function copyDocuments(pool: pg.Pool, bare: pg.Client): Promise<void> {
  for (const [entity, fields] of Object.entries(documentFields)) {
    const columns = ['site_id', ...fields.map((f) => f.column)]
    for (const row of (await pool.query<Record<string, unknown>>(`SELECT * FROM ${entity}`)).rows) {
      await run(bare, insertInto(entity, columns), columns.map((c) => (fields.find((f) => f.column === c)?.kind === 'json' ? JSON.stringify(row[c]) : row[c])))
    }
  }
}

/** Both databases hold the same documents at the end, or the comparison was of different work. */
async function same(pool: pg.Pool, bare: pg.Client): Promise<void> {
  for (const entity of ['unit', 'dispatch_line', 'self_number', 'number_block']) {
    const sql = `SELECT count(*) AS n, sum(version) AS v FROM ${entity}`
    const [a, b] = [(await pool.query<{ n: unknown; v: unknown }>(sql)).rows[0], (await bare.query<{ n: unknown; v: unknown }>(sql)).rows[0]]
    if (String(a?.n) !== String(b?.n) || String(a?.v) !== String(b?.v)) throw new Error(`${entity} differs: ${JSON.stringify([a, b])}`)
  }
}

if (import.meta.main) {
  for (const r of await syncRows(Number(process.argv[2] ?? 1000))) console.log(`${r.what} @ ${r.size}: ${r.ours} ${r.unit} · peer ${r.peer} · ratio ${r.ratio} · ${r.hold}`)
  process.exit(0)
}
