import { expect, test } from 'vitest'
import type { WritableDatabase } from './database.ts'
import { Outbox } from './outbox.ts'
import { freshFile, openStore } from './store.test-support.ts'

test('R20 nothing that is asked with every issue, status or turn reads the whole outbox, however much was done before', () => {
  const db = openStore(freshFile())
  const asked: string[] = []
  const watched = new Proxy(db, {
    get: (of, key) => {
      if (key === 'prepare') return (sql: string) => (asked.push(sql), of.prepare(sql))
      const value: unknown = Reflect.get(of, key)
      return typeof value === 'function' ? (value.bind(of) as unknown) : value
    }
  }) as WritableDatabase
  const outbox = new Outbox(watched)
  outbox.open()
  outbox.unsent(10)
  outbox.unsettled()
  outbox.settledSeq()
  outbox.counts()
  outbox.stateOf('c')
  outbox.undecidedUnits()
  outbox.isAsked('numbering.leaseBlock', 'r')
  outbox.take('c')
  outbox.note([])
  outbox.settle(5)
  outbox.reopen(5)
  outbox.told()
  const about = asked.filter((sql) => sql.includes('outbox'))
  expect(about.length).toBeGreaterThanOrEqual(12)
  const slow = about.flatMap((sql) => {
    const plan = db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replaceAll(/\?|@\w+/g, '1')}`).all().map((r) => r.detail)
    return plan.some((step) => /SCAN outbox(?! USING (COVERING )?INDEX outbox_)/.test(step)) ? [`${sql}: ${plan.join('; ')}`] : []
  })
  expect(slow).toEqual([])
  db.close()
})
