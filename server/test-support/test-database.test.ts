import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openPool } from '../src/platform/pool.ts'
import { startTestDatabase } from './test-database.ts'

const support = fileURLToPath(new URL('test-database.ts', import.meta.url))

test('R20 two test files have databases of their own on one PostgreSQL, and a stopped one is dropped', async () => {
  const [first, second] = await Promise.all([startTestDatabase({ migrated: false }), startTestDatabase({ migrated: false })])
  await first.pool.query('CREATE TABLE mine (x integer)')
  await expect(second.pool.query('SELECT * FROM mine')).rejects.toMatchObject({ code: '42P01' })
  const port = async (pool: typeof first.pool): Promise<unknown> => (await pool.query('SELECT inet_server_port() AS port')).rows
  expect(await port(first.pool)).toEqual(await port(second.pool))
  await first.stop()
  const again = openPool({ url: first.url })
  await expect(again.query('SELECT 1')).rejects.toMatchObject({ code: '3D000' })
  await again.end()
  await second.stop()
})

test('R20 a test process that is killed does not stop the others', async () => {
  const mine = await startTestDatabase({ migrated: false })
  const script = `const { startTestDatabase } = await import(${JSON.stringify(support)}); await startTestDatabase({ migrated: false }); process.stdout.write('up'); setInterval(() => {}, 1000)`
  const other = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((resolve) => other.stdout.once('data', resolve))
  other.kill('SIGKILL')
  await new Promise((resolve) => other.once('exit', resolve))
  expect((await mine.pool.query('SELECT 1')).rowCount).toBe(1)
  await mine.stop()
})
