import { readFileSync, statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { entities, type EntityName } from '../../../shared/commands/entities.ts'
import { discardUnit } from '../../../shared/commands/stock/discard-unit.ts'
import { verifyChain } from './audit-chain.ts'
import { openReadable, openWritable } from './database.ts'
import { documentFields } from '../../../shared/commands/document-fields.ts'
import { Documents } from './documents.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/all.ts'
import { enqueueOn, freshFile, fridgeOrder, KEY, one, openStore, productOrder, siteOrder, two } from './store.test-support.ts'

const count = (db: ReturnType<typeof openStore>, table: string): number => db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? -1

describe('R26 the local cache is encrypted', () => {
  test('R26 no text of it stands in the file, and another key opens nothing', () => {
    const file = freshFile()
    const db = openStore(file)
    expect(enqueueOn(db).run(siteOrder()).ok).toBe(true)
    db.close()
    const bytes = readFileSync(file)
    expect(bytes.includes('医院') || bytes.includes('CREATE TABLE') || bytes.includes('SQLite format')).toBe(false)
    const other = openWritableQuietly(file, 'cd'.repeat(32))
    expect(other).toMatch(/store\.unreadable|not a database/)
  })
})

function openWritableQuietly(file: string, key: string): string {
  try {
    const db = openWritable(file, key)
    const result = migrate(db, file)
    db.close()
    return result.ok ? 'opened' : result.error.code
  } catch (error) {
    return String(error)
  }
}

describe('R20 the store', () => {
  test('R20 a database from the future is refused and left as it is', () => {
    const file = freshFile()
    const db = openStore(file)
    db.pragma(`user_version = ${migrations.length + 1}`)
    db.pragma('wal_checkpoint(TRUNCATE)')
    const size = statSync(file).size
    expect(migrate(db, file)).toMatchObject({ ok: false, error: { code: 'store.from-the-future' } })
    db.close()
    expect(statSync(file).size).toBe(size)
  })

  test('R20 every commit reaches the disk before it is acknowledged', () => {
    const db = openStore(freshFile())
    expect(db.pragma('synchronous', { simple: true })).toBe(2)
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
  })

  test('R23 the tables hold exactly the fields of the documents, in both layers', () => {
    const db = openStore(freshFile())
    for (const entity of Object.keys(entities) as EntityName[]) {
      const wanted = documentFields[entity].map((f) => f.column).toSorted()
      for (const table of [`base_${entity}`, `local_${entity}`, entity]) {
        const have = db.prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('${table}')`).all().map((c) => c.name)
        expect([table, have.toSorted()]).toEqual([table, wanted])
      }
    }
  })

  test('R20 one enqueue is one transaction: outbox, effect and audit, or none of them', () => {
    const db = openStore(freshFile())
    const enqueue = enqueueOn(db)
    expect(enqueue.run(fridgeOrder('BX-1')).ok).toBe(true)
    expect([count(db, 'outbox'), count(db, 'fridge'), count(db, 'audit_entry')]).toEqual([1, 1, 1])
    expect(enqueue.run(fridgeOrder('BX-1'))).toMatchObject({ ok: false, error: { code: 'fridges.code-taken' } })
    expect([count(db, 'outbox'), count(db, 'fridge'), count(db, 'audit_entry')]).toEqual([1, 1, 1])
  })

  test('R20 the same command asked twice is done once and answered alike', () => {
    const db = openStore(freshFile())
    const enqueue = enqueueOn(db)
    const order = fridgeOrder('BX-1')
    const first = enqueue.run(order)
    const again = enqueue.run(order)
    expect(first.ok && again.ok && [first.value.duplicate, again.value.duplicate, again.value.documents]).toEqual([false, true, first.ok ? first.value.documents : null])
    expect(count(db, 'outbox')).toBe(1)
  })

  test('R20 with a server the effect stays local until it is confirmed; without one it is settled at once', () => {
    const [alone, attached] = [openStore(freshFile()), openStore(freshFile())]
    enqueueOn(alone).run(fridgeOrder('BX-1'))
    enqueueOn(attached, 'server').run(fridgeOrder('BX-1'))
    expect([count(alone, 'base_fridge'), count(alone, 'local_fridge')]).toEqual([1, 0])
    expect([count(attached, 'base_fridge'), count(attached, 'local_fridge')]).toEqual([0, 1])
    const states = [alone, attached].map((db) => db.prepare<[], { state: string }>('SELECT state FROM outbox').get()?.state)
    expect(states).toEqual(['settled', 'pending'])
    expect(new Documents(attached).answer({ kind: 'find', entity: 'fridge', where: { code: 'BX-1' } })).toHaveLength(1)
  })

  test('R20 what a local command changed is seen over the confirmed version', () => {
    const db = openStore(freshFile())
    enqueueOn(db).run(siteOrder())
    enqueueOn(db, 'server').run({ ...siteOrder(), payload: { hospitalName: '新名', sampleMaxHours: 24, expiringSoonHours: 72 } })
    expect(new Documents(db).answer({ kind: 'get', entity: 'site', id: 'site' })).toMatchObject({ hospitalName: '新名', version: 2 })
    expect(count(db, 'site')).toBe(1)
  })

  test('R26 screens get a connection that cannot write', () => {
    const file = freshFile()
    const db = openStore(file)
    const readable = openReadable(file, KEY)
    expect(() => readable.prepare('DELETE FROM outbox').run()).toThrow(/readonly/)
    readable.close()
    db.close()
  })

  test('R26 two people cannot be skipped, and are never one person twice', () => {
    const enqueue = enqueueOn(openStore(freshFile()))
    const order = { ...fridgeOrder('X'), command: discardUnit, payload: { unitId: 'u', reason: '破损' } }
    const code = (o: typeof order): string => {
      const r = enqueue.run(o)
      return r.ok ? 'ok' : r.error.code
    }
    expect(code(order)).toBe('command.second-person-missing')
    expect(code({ ...order, second: one })).toBe('command.second-person-same')
    expect(code({ ...order, second: { ...two, capabilities: ['look'] } })).toBe('command.second-person-not-allowed')
    expect(code({ ...order, actor: { ...one, capabilities: ['look'] }, second: two })).toBe('command.not-allowed')
    expect(code({ ...order, second: two })).toBe('stock.unit-unknown')
  })
})

describe('R26 the audit chain', () => {
  const chain = (): ReturnType<typeof openStore> => {
    const db = openStore(freshFile())
    const enqueue = enqueueOn(db)
    for (const code of ['D1001', 'D1002', 'D1003', 'D1004', 'D1005']) enqueue.run(productOrder(code))
    expect(verifyChain(db)).toMatchObject({ ok: true, entries: 5 })
    return db
  }

  test.each([
    ['changed', `UPDATE audit_entry SET detail = '{}' WHERE seq = 3`, 3],
    ['removed', 'DELETE FROM audit_entry WHERE seq = 3', 4],
    ['renamed', `UPDATE audit_entry SET actor_name = '丙' WHERE seq = 2`, 2],
    ['moved', 'UPDATE audit_entry SET seq = CASE seq WHEN 2 THEN 300 ELSE seq END; UPDATE audit_entry SET seq = 2 WHERE seq = 3; UPDATE audit_entry SET seq = 3 WHERE seq = 300', 2]
  ])('R26 an entry that was %s is found', (_what, sql, at) => {
    const db = chain()
    db.exec(sql)
    expect(verifyChain(db)).toMatchObject({ ok: false, brokenAt: at })
  })

  test('R26 entries cut off at the end change the head that an anchor remembers', () => {
    const db = chain()
    const head = verifyChain(db).headHash
    db.exec('DELETE FROM audit_entry WHERE seq = 5')
    expect(verifyChain(db).headHash).not.toBe(head)
  })
})
