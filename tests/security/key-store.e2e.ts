import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect } from '@playwright/test'
import { benchCommand, electronPath, repoRoot } from '../support/launch-bench.ts'
import { test } from '../support/shared-bench.ts'

async function startAndWait(env: Record<string, string>, userDataDir: string) {
  // No desktop, no key ring: as on a machine that was not set up.
  const command = benchCommand({ practice: 'off', userDataDir, env: { DBUS_SESSION_BUS_ADDRESS: 'disabled:', XDG_CURRENT_DESKTOP: '', ...env } })
  const child = spawn(electronPath(), command.args, { cwd: repoRoot, env: command.env, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (part) => (said += part))
  const code = await new Promise((done) => child.on('close', done))
  return { code, said }
}

test('R18 without a key store the bench refuses to start real work and says why', async () => {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'hemobench-key-'))
  const { code, said } = await startAndWait({}, dir)
  expect(code).toBe(1)
  expect(said).toContain('hemobench: This system has no key store')
  expect(existsSync(path.join(dir, 'data'))).toBe(false)
})

test('R18 a practice folder is never opened for real work', async ({ bench }) => {
  test.skip(!existsSync(path.join(bench.userDataDir, 'database-key.practice')), 'this machine has a key store')
  expect(statSync(path.join(bench.userDataDir, 'database-key.practice')).mode & 0o777).toBe(0o600)
  const dir = mkdtempSync(path.join(os.tmpdir(), 'hemobench-key-'))
  copyFileSync(path.join(bench.userDataDir, 'database-key.practice'), path.join(dir, 'database-key.practice'))
  const { code, said } = await startAndWait({}, dir)
  expect(code).toBe(1)
  expect(said).toContain('was used for practice')
})

test('R18 an unknown practice mode is a refusal, not real work', async () => {
  const { code, said } = await startAndWait({ HEMOBENCH_PRACTICE: 'ful' }, mkdtempSync(path.join(os.tmpdir(), 'hemobench-key-')))
  expect(code).toBe(1)
  expect(said).toContain('HEMOBENCH_PRACTICE')
})
