import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestDatabase, type TestDatabase } from '../../test-support/test-database.ts'
import { migrate } from './migrate.ts'
import { readMigrations } from './migration-files.ts'
import { openPool } from './pool.ts'

let database: TestDatabase
let folder: string

beforeEach(async () => {
  database = await startTestDatabase({ migrated: false })
  folder = mkdtempSync(path.join(os.tmpdir(), 'hemobench-migrations-'))
})
afterEach(async () => {
  await database.stop()
  rmSync(folder, { recursive: true })
})

const write = (name: string, sql: string): void => writeFileSync(path.join(folder, name), sql)
const tables = async (): Promise<readonly string[]> =>
  (await database.pool.query<{ name: string }>("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")).rows.map((row) => row.name)

describe('R20 migrations of the server', () => {
  test('R20 they are applied in order, once', async () => {
    write('0001-first.sql', 'CREATE TABLE a (x integer); CREATE TABLE b (x integer);')
    write('0002-second.sql', 'ALTER TABLE b RENAME TO c;')
    expect((await migrate(database.pool, folder)).map((done) => done.version)).toEqual([1, 2])
    expect(await migrate(database.pool, folder)).toEqual([])
    expect(await tables()).toEqual(['a', 'c', 'schema_migration'])
  })

  test('R20 one that fails leaves nothing of itself, and the ones before it stay', async () => {
    write('0001-first.sql', 'CREATE TABLE a (x integer)')
    write('0002-second.sql', 'CREATE TABLE b (x integer); SELECT 1/0;')
    await expect(migrate(database.pool, folder)).rejects.toMatchObject({ code: 'database.migration-failed', message: expect.stringContaining('0002-second.sql') as string })
    expect(await tables()).toEqual(['a', 'schema_migration'])
    write('0002-second.sql', 'CREATE TABLE b (x integer)')
    expect((await migrate(database.pool, folder)).map((done) => done.version)).toEqual([2])
  })

  test('R20 a database that a newer server has used is refused', async () => {
    write('0001-first.sql', 'CREATE TABLE a (x integer)')
    write('0002-second.sql', 'CREATE TABLE b (x integer)')
    await migrate(database.pool, folder)
    rmSync(path.join(folder, '0002-second.sql'))
    await expect(migrate(database.pool, folder)).rejects.toMatchObject({ code: 'database.newer' })
  })

  test('R20 a migration that was changed after it was applied is refused; line ends of Windows are no change', async () => {
    write('0001-first.sql', 'CREATE TABLE a (x integer);\n-- end\n')
    await migrate(database.pool, folder)
    write('0001-first.sql', 'CREATE TABLE a (x integer);\r\n-- end\r\n')
    expect(await migrate(database.pool, folder)).toEqual([])
    write('0001-first.sql', 'CREATE TABLE a (x bigint);\n-- end\n')
    await expect(migrate(database.pool, folder)).rejects.toMatchObject({ code: 'database.migration-changed' })
  })

  test('R20 five servers that start at once apply each migration once', async () => {
    write('0001-first.sql', 'CREATE TABLE a (x integer)')
    write('0002-second.sql', 'SELECT pg_sleep(0.1); CREATE TABLE b (x integer)')
    const pools = Array.from({ length: 5 }, () => openPool({ url: database.url, max: 2 }))
    const done = await Promise.all(pools.map((pool) => migrate(pool, folder)))
    await Promise.all(pools.map((pool) => pool.end()))
    expect(done.flat().map((migration) => migration.version).toSorted((a, b) => a - b)).toEqual([1, 2])
  })

  test('R20 a missing number and a transaction of the file itself are found before anything runs', () => {
    write('0002-second.sql', 'SELECT 1')
    expect(() => readMigrations(folder)).toThrow('expected the name 0001')
    rmSync(path.join(folder, '0002-second.sql'))
    write('0001-first.sql', 'CREATE TABLE a (x integer);\nCOMMIT;')
    expect(() => readMigrations(folder)).toThrow('must not')
  })

  test('R20 bigint comes as a number and a date as its text', async () => {
    const { rows } = await database.pool.query("SELECT 9007199254740991::int8 AS a, '{1,2}'::int8[] AS b, date '2026-02-28' AS c, count(*) AS d FROM (VALUES (1), (2)) AS v")
    expect(rows).toEqual([{ a: 9007199254740991, b: [1, 2], c: '2026-02-28', d: 2 }])
    await expect(database.pool.query('SELECT 9007199254740993::int8')).rejects.toThrow('out of range')
  })
})
