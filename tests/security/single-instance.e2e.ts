import { spawn } from 'node:child_process'
import { expect } from '@playwright/test'
import { benchCommand, electronPath, repoRoot } from '../support/launch-bench.ts'
import { test } from '../support/shared-bench.ts'

test('R18 a second instance on the same data folder is refused with a clear line, and the first goes on', async ({ bench }) => {
  const command = benchCommand({ practice: 'full', userDataDir: bench.userDataDir })
  const second = spawn(electronPath(), command.args, { cwd: repoRoot, env: command.env, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  second.stderr.on('data', (part) => (said += part))
  const code = await new Promise((done) => second.on('close', done))
  expect(code).toBe(3)
  expect(said).toContain('hemobench: already running with this data folder')
  expect(await bench.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})
