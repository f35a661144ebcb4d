import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { silentLogger } from '../logger.ts'
import { openPool } from '../pool.ts'
import { EmbeddedPostgres } from './embedded-postgres.ts'
import { isAlive } from './process-facts.ts'

const owner = fileURLToPath(new URL('../../../test-support/cluster-owner.ts', import.meta.url))
let dataFolder: string
let running: EmbeddedPostgres | null = null
const children: ChildProcess[] = []

beforeAll(() => {
  dataFolder = mkdtempSync(path.join(os.tmpdir(), 'hemobench-embedded-'))
  // mkdtemp closes the folder to the user that PostgreSQL runs as.
  rmSync(dataFolder, { recursive: true })
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await running?.stop()
  running = null
})
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }))

const start = async (): Promise<EmbeddedPostgres> => (running = await EmbeddedPostgres.start({ dataFolder, log: silentLogger }))

async function query(url: string, sql: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

function startOwner(): Promise<{ readonly pid: number; readonly url: string }> {
  const child = spawn(process.execPath, [owner, dataFolder], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (part: Buffer) => resolve(JSON.parse(part.toString()) as { pid: number; url: string }))
    child.once('exit', () => reject(new Error('the owner ended')))
  })
}

describe('R20 PostgreSQL under a data folder', () => {
  test('R20 it is made once, keeps its data over a stop, and leaves no process', async () => {
    const first = await start()
    await query(first.url(), "CREATE TABLE kept (x text); INSERT INTO kept VALUES ('张')")
    const { pid } = first
    await first.stop()
    expect(pid !== null && isAlive(pid)).toBe(false)
    const second = await start()
    expect(await query(second.url(), 'SELECT x, getdatabaseencoding() AS encoding FROM kept')).toEqual([{ x: '张', encoding: 'UTF8' }])
  })

  test('R20 nobody gets in without the password of the folder', async () => {
    const postgres = await start()
    const address = new URL(postgres.url())
    address.password = 'guess'
    await expect(query(address.toString(), 'SELECT 1')).rejects.toMatchObject({ code: '28P01' })
  })

  test('R20 the postmaster of a server that was killed is found, stopped and replaced; what it had committed is there', async () => {
    const orphan = await startOwner()
    await query(orphan.url, 'CREATE TABLE of_the_killed (x integer); INSERT INTO of_the_killed VALUES (7)')
    for (const child of children.splice(0)) child.kill('SIGKILL')
    expect(isAlive(orphan.pid)).toBe(true)
    const postgres = await start()
    expect(isAlive(orphan.pid)).toBe(false)
    expect(await query(postgres.url(), 'SELECT x FROM of_the_killed')).toEqual([{ x: 7 }])
  })

  test('R20 a second server on the same folder is refused and the first keeps working', async () => {
    const first = await startOwner()
    await expect(EmbeddedPostgres.start({ dataFolder, log: silentLogger })).rejects.toMatchObject({ code: 'database.folder-in-use' })
    expect(await query(first.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    process.kill(first.pid, 'SIGINT')
  })

  test('R20 a postmaster.pid whose id is now of another program is removed and that program is left alone', async () => {
    const bystander = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    children.push(bystander)
    writeFileSync(path.join(dataFolder, 'postgres', 'postmaster.pid'), `${bystander.pid}\n${dataFolder}/postgres\n1\n5432\n\n127.0.0.1\n\nready\n`)
    const postgres = await start()
    expect(await query(postgres.url(), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect(bystander.exitCode ?? bystander.signalCode).toBeNull()
  })

  test('R20 a PostgreSQL that dies is started again and the same pool works on', async () => {
    const postgres = await start()
    const broken: string[] = []
    const pool = openPool({ url: postgres.url(), onIdleError: (error) => broken.push(error.message) })
    await pool.query('SELECT 1')
    process.kill(postgres.pid ?? 0, 'SIGKILL')
    await vi.waitFor(() => expect(postgres.restarts).toBe(1), { timeout: 20_000, interval: 50 })
    await vi.waitFor(async () => expect((await pool.query('SELECT 2 AS two')).rows).toEqual([{ two: 2 }]), { timeout: 5000 })
    await pool.end()
  })

  test('R26 a failed statement leaves no value in the log of PostgreSQL', async () => {
    const postgres = await start()
    await query(postgres.url(), 'CREATE TABLE patient (name text PRIMARY KEY)')
    await query(postgres.url(), "INSERT INTO patient VALUES ('欧阳测试')")
    await expect(query(postgres.url(), "INSERT INTO patient VALUES ('欧阳测试')")).rejects.toMatchObject({ code: '23505' })
    const log = readFileSync(path.join(dataFolder, 'postgres.log'), 'utf8')
    expect(log).toContain('duplicate key')
    expect(log).not.toContain('欧阳测试')
  })

  test('R20 a cluster of another PostgreSQL version and a folder that is none are refused with their own codes', async () => {
    const version = path.join(dataFolder, 'postgres', 'PG_VERSION')
    writeFileSync(version, '16\n')
    await expect(start()).rejects.toMatchObject({ code: 'database.cluster-version' })
    rmSync(version)
    await expect(start()).rejects.toMatchObject({ code: 'database.cluster-failed' })
    writeFileSync(version, '18\n')
    expect(await query((await start()).url(), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })
})
