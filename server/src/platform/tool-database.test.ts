import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { openDatabase } from './database.ts'
import { isAlive } from './embedded/process-facts.ts'
import { silentLogger } from './logger.ts'
import { openToolDatabase } from './tool-database.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'hemobench-tool-'))
chmodSync(folder, 0o755)
afterAll(() => rmSync(folder, { recursive: true }))
const { config } = readConfig({ HEMOBENCH_DATA: path.join(folder, 'data') })

describe('R20 a command beside the server', () => {
  test('R20 it uses the PostgreSQL of the running server and leaves it running', async () => {
    const server = await openDatabase(config, silentLogger)
    await server.pool.query('CREATE TABLE seen (x integer)')
    const tool = await openToolDatabase(config, silentLogger)
    expect((await tool.pool.query('SELECT * FROM seen')).rowCount).toBe(0)
    await tool.stop()
    expect((await server.pool.query('SELECT 1')).rowCount).toBe(1)
    await server.stop()
  })

  test('R20 without a running server it starts the database, and stops it again', async () => {
    const tool = await openToolDatabase(config, silentLogger)
    const pid = tool.embedded?.pid ?? 0
    expect((await tool.pool.query('SELECT * FROM seen')).rowCount).toBe(0)
    await tool.stop()
    expect(isAlive(pid)).toBe(false)
  })
})
