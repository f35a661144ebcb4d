import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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

  test('R20 migrate says that the database is at the newest migration', () => {
    expect(run(['migrate'])).toMatchObject({ status: 0, stdout: 'the database is at the newest migration\n' })
  })
})
