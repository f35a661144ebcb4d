import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { practiceService, SyncBench } from '../test-support/sync-bench.ts'
import { startTestDatabase, type TestDatabase } from '../test-support/test-database.ts'
import { enrolCodeHash } from './app/enrol-code.ts'

const main = fileURLToPath(new URL('main.ts', import.meta.url))
let database: TestDatabase
beforeAll(async () => void (database = await startTestDatabase()))
afterAll(() => database.stop())

function run(args: readonly string[], environment: Record<string, string> = {}) {
  const env = { PATH: process.env['PATH'] ?? '', DATABASE_URL: database.url, ...environment }
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], { env, encoding: 'utf8', timeout: 20_000 })
  return { status, stdout, stderr }
}

describe('R20 npm run server', () => {
  test('R20 --help names every setting and every command', () => {
    const { status, stdout } = run(['--help'])
    expect(status).toBe(0)
    for (const word of ['enrol NAME', 'migrate', 'DATABASE_URL', 'HEMOBENCH_TLS_CERT', 'HEMOBENCH_DATA']) expect(stdout).toContain(word)
  })

  test('R20 a wrong setting, an unknown command and an unreachable database end with one message and no stack', () => {
    expect(run([], { HEMOBENCH_PORT: 'x' })).toMatchObject({ status: 1, stderr: expect.stringMatching(/^hemobench server: config\.invalid: .*\n {2}HEMOBENCH_PORT: /) as string })
    expect(run(['enroll', 'A'])).toMatchObject({ status: 2 })
    expect(run(['migrate'], { DATABASE_URL: 'postgres://u:hunter2@127.0.0.1:1/x' })).toMatchObject({ status: 1, stderr: expect.stringMatching(/^hemobench server: database\.unreachable: (?!.*hunter2)[^\n]*\n$/) as string })
  })

  test('R20 R26 enrol prints a one-time code of twelve characters, and the database keeps its hash only', async () => {
    const { status, stdout } = run(['enrol', 'Bench A'])
    expect(status).toBe(0)
    expect(stdout).toMatch(/^([A-HJ-NP-Z2-9]{4}-){2}[A-HJ-NP-Z2-9]{4}\n$/)
    const { rows } = await database.pool.query('SELECT site_id, code_hash, device_name, used_at FROM enrol_code')
    expect(rows).toEqual([{ site_id: 'main', code_hash: enrolCodeHash(` ${stdout.toLowerCase()}`), device_name: 'Bench A', used_at: null }])
    expect(JSON.stringify(rows)).not.toContain(stdout.trim().replaceAll('-', ''))
  })

  test('R26 devices lists the benches, revoke stops one, and the server refuses its next call', async () => {
    const service = await practiceService(database.pool, 'full')
    const bench = await SyncBench.enrol(database.pool, service, '窗口1')
    expect(run(['devices'])).toMatchObject({ status: 0, stdout: expect.stringMatching(new RegExp(`^${bench.device.id} {2}窗口1 {2}enrolled [^\\n]*\\n$`)) as string })
    expect(run(['revoke', '窗口2'])).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('窗口2') as string })
    expect(run(['revoke', '窗口1'])).toMatchObject({ status: 0, stdout: expect.stringContaining(bench.device.id) as string })
    expect(run(['revoke', '窗口1'])).toMatchObject({ status: 1 })
    await expect(bench.pull()).rejects.toMatchObject({ code: 'sync.revoked' })
    await service.stop()
  })

  test('R05 unused-numbers prints a table with the numbers of blocks that nobody uses any more', async () => {
    await database.pool.query('UPDATE number_block SET year = year - 1')
    const { status, stdout } = run(['unused-numbers'])
    expect(status).toBe(0)
    const [head, ...rows] = stdout.trimEnd().split('\n').map((line) => line.split('\t'))
    expect(head).toEqual(['prefix', 'year', 'first', 'last', 'count', 'reason', 'bench'])
    expect(rows.map((r) => [r[0], Number(r[3]) + 1 - Number(r[2]) === Number(r[4]), r[5]])).toEqual([['P', true, 'year-over'], ['R', true, 'year-over'], ['T', true, 'year-over']])
  })

  test('R20 migrate says that the database is at the newest migration', () => {
    expect(run(['migrate'])).toMatchObject({ status: 0, stdout: 'the database is at the newest migration\n' })
  })
})
