import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openWritable } from './database.ts'
import { readOnly } from './read-only.ts'

const dir = mkdtempSync(join(tmpdir(), 'hemobench-read-'))
const db = openWritable(join(dir, 'a.db'), '0f'.repeat(32))
db.exec('CREATE TABLE t (a TEXT) STRICT')
const read = readOnly(db)
afterAll(() => {
  db.close()
  rmSync(dir, { recursive: true, force: true })
})

test.each(['DELETE FROM t', `INSERT INTO t VALUES ('x')`, `INSERT INTO t VALUES ('x') RETURNING a`, 'BEGIN', 'DROP TABLE t', 'PRAGMA user_version = 9'])('R26 a query may not write: %s', (sql) => {
  expect(() => read.prepare(sql)).toThrow(/may only read/)
})

test('R26 a query sees what was written, prepared once', () => {
  const sql = 'SELECT count(*) AS n FROM t'
  expect(read.prepare<[], { n: number }>(sql).get()).toEqual({ n: 0 })
  db.exec(`INSERT INTO t VALUES ('x')`)
  expect(read.prepare<[], { n: number }>(sql).get()).toEqual({ n: 1 })
  expect(read.prepare(sql)).toBe(read.prepare(sql))
})
