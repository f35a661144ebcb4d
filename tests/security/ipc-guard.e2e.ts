import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from '@playwright/test'
import { repoRoot } from '../support/launch-bench.ts'
import { invokeInPage } from '../support/page-bridge.ts'
import { test } from '../support/shared-bench.ts'

for (const name of ['db.run', '__proto__', 'constructor', '']) {
  test(`R18 the unknown call ${JSON.stringify(name)} is refused`, async ({ bench }) => {
    expect(await invokeInPage(bench.page, name, {})).toMatchObject({ ok: false, error: { code: 'ipc.unknown-call', params: { name } } })
  })
}

test('R18 before sign-in a call that needs a capability is refused', async ({ bench }) => {
  expect(await invokeInPage(bench.page, 'ops.overview', {})).toMatchObject({ ok: false, error: { code: 'ipc.not-allowed' } })
})

test('R18 a bad input is refused with the path of what is wrong', async ({ bench }) => {
  const answer = await invokeInPage(bench.page, 'identity.signIn', { badge: 5, pin: '1' })
  expect(answer).toMatchObject({ ok: false, error: { code: 'ipc.bad-input', params: { path: 'badge', name: 'identity.signIn' } } })
})

test('R18 a call from a window that the bench did not open is refused', async ({ bench }) => {
  const preload = path.join(repoRoot, 'out', 'preload', 'preload.cjs')
  const code = await bench.app.evaluate(async ({ BrowserWindow }, file) => {
    const other = new BrowserWindow({ show: false, webPreferences: { preload: file, sandbox: true, contextIsolation: true } })
    await other.loadURL('bench://app/')
    const answer: unknown = await other.webContents.executeJavaScript("bench.invoke('identity.session', {}).then((a) => a.error && a.error.code)")
    other.destroy()
    return String(answer)
  }, preload)
  expect(code).toBe('ipc.bad-sender')
})

test('R18 the log names the refused call and never what was in it', async ({ bench }) => {
  await invokeInPage(bench.page, 'identity.signIn', { badge: 'SECRET-BADGE', pin: 987654 })
  const log = readFileSync(`${bench.userDataDir}/logs/shell.log`, 'utf8')
  expect(log).toContain('"name":"identity.signIn","code":"ipc.bad-input"')
  expect(log).not.toMatch(/SECRET-BADGE|987654/)
})
