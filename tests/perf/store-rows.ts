import { uuidv7 } from 'uuidv7'
import { quarantineUnit } from '../../src/shared/commands/stock/quarantine-unit.ts'
import { capabilities } from '../../src/shared/domain/identity/capability.ts'
import type { WritableDatabase } from '../../src/main/core/store/database.ts'
import { Documents } from '../../src/main/core/store/documents.ts'
import { Enqueue } from '../../src/main/core/store/enqueue.ts'
import { dinOf, numberOf, unitId } from './invented-documents.ts'
import { inTurns, percentile, round, time, type Row } from './measure.ts'

/** Commands run and not counted, of ours and of the peer. */
const WARM_UP = 40
const actor = { userId: 'one', name: '甲', capabilities }

export interface StorePair {
  readonly db: WritableDatabase
  /** A second database with the same tables and bags. */
  readonly peerDb: WritableDatabase
}

export interface StoreSize {
  readonly size: number
  readonly commands: number
  /** p50 of the cold look-up by DIN at the smallest size; null: this is it. */
  readonly smallest: number | null
}

/** Durable commands and look-ups at one size, each beside the same rows by bare better-sqlite3 in the same run. */
export function storeRows(pair: StorePair, { size, commands, smallest }: StoreSize): { readonly rows: Row[]; readonly cold: number } {
  const lookup = lookups(pair.db, size)
  const least = smallest ?? lookup.cold
  const rows: Row[] = [
    { what: 'look-up by DIN, p50', size, ours: round(lookup.p50, 4), peer: round(lookup.peer, 4), unit: 'ms', ratio: round(lookup.p50 / lookup.peer, 2), hold: '≤ 0.1 ms', held: lookup.p50 <= 0.1 },
    { what: 'look-up by self-number, p50', size, ours: round(lookup.number, 4), peer: null, unit: 'ms', ratio: null, hold: '≤ 0.1 ms', held: lookup.number <= 0.1 },
    { what: 'look-up by DIN with a cold cache (peer: at the smallest size)', size, ours: round(lookup.cold, 4), peer: round(least, 4), unit: 'ms', ratio: round(lookup.cold / least, 2), hold: '≤ 1.5 ×', held: lookup.cold / least <= 1.5 },
    ...durable(pair, { size, commands })
  ]
  return { rows, cold: lookup.cold }
}

function lookups(db: WritableDatabase, size: number): { p50: number; peer: number; number: number; cold: number } {
  const documents = new Documents(db)
  const bare = db.prepare('SELECT * FROM base_unit WHERE din = ?')
  const pick = (i: number): number => (i * 7919) % size
  const both = inTurns(4000, 200, {
    ours: (i) => void documents.answer({ kind: 'find', entity: 'unit', where: { din: dinOf(pick(i)) } }),
    // Other bags: ours would have warmed the cache for it.
    peer: (i) => void bare.get(dinOf(pick(i + 1_000_003)))
  })
  const number = time(2000, (i) => void documents.answer({ kind: 'find', entity: 'self_number', where: { number: numberOf(pick(i)) } }))
  // A bag on the counter was last touched days ago: with a cold cache every page is read and decrypted, at each size alike.
  const cold: number[] = []
  for (let i = 0; i < 400; i += 1) {
    db.pragma('shrink_memory')
    cold.push(...time(1, () => void documents.answer({ kind: 'find', entity: 'unit', where: { din: dinOf(pick(i)) } })))
  }
  return { p50: percentile(both.ours, 0.5), peer: percentile(both.peer, 0.5), number: percentile(number, 0.5), cold: percentile(cold, 0.5) }
}

/**
 * The same rows into the same tables with the same indexes, by plain prepared statements: without a rule, a read, a hash
 * or a check. What is left is what SQLite, the cipher and the disk cost.
 */
function bareWriter(db: WritableDatabase): (i: number) => void {
  const payload = JSON.stringify({ unitId: unitId(0), reason: '性能测量' })
  const hash = 'a'.repeat(64)
  const update = db.prepare(`UPDATE base_unit SET version = version + 1, state = 'quarantined', quarantine_reason = '性能测量' WHERE id = ?`)
  const outbox = db.prepare(`INSERT INTO outbox (command_id, name, version, kind, payload, payload_hash, actor_id, second_id, occurred_at, state, written) VALUES (?, 'stock.quarantineUnit', 1, 'fact', ?, ?, 'one', NULL, ?, 'settled', ?)`)
  const audit = db.prepare(`INSERT INTO audit_entry (at, device_id, actor_id, actor_name, second_id, second_name, action, subjects, detail, command_id, prev_hash, hash) VALUES (?, 'device', 'one', '甲', NULL, NULL, 'stock.quarantineUnit', ?, ?, ?, ?, ?)`)
  const subject = db.prepare('INSERT INTO audit_subject VALUES (?, ?)')
  const [begin, commit] = [db.prepare('BEGIN IMMEDIATE'), db.prepare('COMMIT')]
  return (i) => {
    const [id, at] = [uuidv7(), new Date().toISOString()]
    begin.run()
    update.run(unitId(i))
    outbox.run(id, payload, hash, at, `{"documents":[{"entity":"unit","id":"${unitId(i)}"}],"printJobs":[]}`)
    const { lastInsertRowid } = audit.run(at, `["unit:${unitId(i)}"]`, '{"din":"A999926000000","reason":"性能测量"}', id, hash, hash)
    subject.run(`unit:${unitId(i)}`, Number(lastInsertRowid))
    commit.run()
  }
}

function durable({ db, peerDb }: StorePair, o: { readonly size: number; readonly commands: number }): Row[] {
  const enqueue = new Enqueue({ db, deviceId: 'device', authority: () => 'self' })
  const bare = bareWriter(peerDb)
  // Each size takes bags of its own: a bag is quarantined once.
  const first = Math.floor(o.size / 3)
  const inStock = Array.from({ length: o.commands }, (_, i) => Math.ceil((first + i * 50) / 50) * 50).filter((i) => i < o.size)
  const usable = db.prepare<[string], { state: string }>('SELECT state FROM unit WHERE id = ?')
  const bags = inStock.filter((i) => usable.get(unitId(i))?.state === 'in-stock')
  const both = inTurns(bags.length, 20, {
    ours: (i) => {
      const result = enqueue.run({ command: quarantineUnit, commandId: uuidv7(), payload: { unitId: unitId(bags[i] ?? 0), reason: '性能测量' }, actor, second: null, now: new Date().toISOString() })
      if (!result.ok) throw new Error(result.error.code)
    },
    peer: (i) => bare(bags[i] ?? 0)
  })
  // The first ones compile our code; a bench has long done that when a bag comes.
  for (const times of [both.ours, both.peer]) times.splice(0, WARM_UP)
  const ratio = percentile(both.ours, 0.5) / percentile(both.peer, 0.5)
  return [
    { what: 'durable command (decide, outbox, effect, audit, fsync), p50', size: o.size, ours: round(percentile(both.ours, 0.5)), peer: round(percentile(both.peer, 0.5)), unit: 'ms', ratio: round(ratio, 2), hold: '≤ 1.5 × bare better-sqlite3', held: ratio <= 1.5 },
    { what: 'durable command, p99', size: o.size, ours: round(percentile(both.ours, 0.99)), peer: round(percentile(both.peer, 0.99)), unit: 'ms', ratio: round(percentile(both.ours, 0.99) / percentile(both.peer, 0.99), 2), hold: '—', held: null }
  ]
}
