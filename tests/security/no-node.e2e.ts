import { expect } from '@playwright/test'
import { test } from '../support/shared-bench.ts'

test('R18 the page has no Node: no require, process, Buffer or module', async ({ bench }) => {
  const found = await bench.page.evaluate(() => ['require', 'process', 'Buffer', 'module', 'global', '__dirname', 'electron'].filter((name) => name in globalThis))
  expect(found).toEqual([])
})

test('R18 the window runs isolated, sandboxed and without Node', async ({ bench }) => {
  const preferences = await bench.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences: () => Record<string, unknown> }
    return contents.getLastWebPreferences()
  })
  expect(preferences).toMatchObject({ contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true })
  expect(preferences['webviewTag'] ?? false).toBe(false)
})
