import { expect, test } from 'vitest'
import { openWritable, type WritableDatabase } from '../database.ts'
import { Outbox } from '../outbox.ts'
import { freshFile } from '../store.test-support.ts'
import { migrations } from './all.ts'
import { lives } from './0032-lives.ts'

/** A bench as the version before left it. */
function before(settings: Readonly<Record<string, string>>): WritableDatabase {
  const db = openWritable(freshFile(), 'cd'.repeat(32))
  for (const step of migrations.slice(0, migrations.indexOf(lives))) db.exec(step)
  for (const [key, value] of Object.entries(settings)) db.prepare('INSERT INTO setting (key, value) VALUES (?, ?)').run(key, value)
  return db
}

function add(db: WritableDatabase, commandId: string, part: { readonly state: string; readonly outcome: string | null; readonly seq: number | null }): void {
  db.prepare(`INSERT INTO outbox (command_id, name, version, kind, payload, payload_hash, actor_id, second_id, occurred_at, state, written, decided_by, sync_seq, outcome)
    VALUES (?, 'stock.quarantineUnit', 1, 'fact', '{}', 'h', 'one', NULL, '2026-11-25T00:00:00.000Z', ?, '{}', 'bench', ?, ?)`).run(commandId, part.state, part.seq, part.outcome)
}

const places = (db: WritableDatabase): unknown => db.prepare('SELECT command_id, life, sync_seq FROM outbox ORDER BY seq').all()

test('R20 an outbox of the version before keeps every entry and its place; of what was settled in a life now past only the last such life is known, so a server that was put back to it is given it again', () => {
  const db = before({ 'sync.incarnation': '3', 'sync.lastSeq': '2' })
  add(db, 'past', { state: 'settled', outcome: 'applied', seq: null })
  add(db, 'settled', { state: 'settled', outcome: 'applied', seq: 1 })
  add(db, 'open', { state: 'pending', outcome: null, seq: 2 })
  db.exec(lives)
  expect(places(db)).toEqual([{ command_id: 'past', life: 2, sync_seq: null }, { command_id: 'settled', life: 3, sync_seq: 1 }, { command_id: 'open', life: 3, sync_seq: 2 }])
  const outbox = new Outbox(db)
  expect([outbox.settledSeq(), outbox.unsent(9).map((c) => c.commandId)]).toEqual([1, ['open']])
  outbox.renumber(4, { incarnation: 2, ackedSeq: 7 })
  expect(outbox.unsent(9).map((c) => [c.seq, c.commandId])).toEqual([[1, 'past'], [2, 'settled'], [3, 'open']])
  outbox.renumber(5, { incarnation: 4, ackedSeq: 1 })
  expect(outbox.unsent(9).map((c) => [c.seq, c.commandId])).toEqual([[1, 'past'], [2, 'settled'], [3, 'open']])
  db.close()
})

test('R20 a bench that works alone has no lives', () => {
  const db = before({})
  add(db, 'own', { state: 'settled', outcome: null, seq: null })
  db.exec(lives)
  expect(places(db)).toEqual([{ command_id: 'own', life: null, sync_seq: null }])
  expect(new Outbox(db).unsent(9)).toEqual([])
  db.close()
})

test('R20 what goes out next, and how far all is done, is found by small indexes however much was done before', () => {
  const db = before({ 'sync.incarnation': '1' })
  db.exec(lives)
  const plans = ["SELECT min(sync_seq) FROM outbox WHERE state IN ('pending', 'undecided')", "SELECT min(sync_seq) FROM outbox WHERE (state = 'refused' AND outcome IS NULL)", 'UPDATE outbox SET outcome = NULL WHERE outcome IS NOT NULL AND ((life, sync_seq) > (1, 7) OR (life = 1 AND sync_seq IS NULL))']
    .map((sql) => db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all().map((r) => r.detail).join('; '))
  for (const plan of plans) expect(plan).toMatch(/INDEX/)
  expect(plans.join('; ')).not.toMatch(/SCAN outbox(?! USING)/)
  db.close()
})
