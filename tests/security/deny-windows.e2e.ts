import { expect } from '@playwright/test'
import { test } from '../support/shared-bench.ts'

test('R18 window.open and target=_blank open nothing', async ({ bench }) => {
  const opened = await bench.page.evaluate(() => {
    const link = document.createElement('a')
    link.href = 'bench://app/'
    link.target = '_blank'
    document.body.append(link)
    link.click()
    link.remove()
    return window.open('bench://app/') !== null
  })
  expect(opened).toBe(false)
  expect(await bench.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('R18 a webview element stays empty', async ({ bench }) => {
  const attached = await bench.page.evaluate(() => {
    const view = document.createElement('webview')
    view.setAttribute('src', 'bench://app/')
    document.body.append(view)
    const alive = 'getWebContentsId' in view
    view.remove()
    return alive
  })
  expect(attached).toBe(false)
})
