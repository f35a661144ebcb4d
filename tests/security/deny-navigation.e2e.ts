import { expect } from '@playwright/test'
import { test } from '../support/shared-bench.ts'

for (const target of ['http://127.0.0.1:9/', 'file:///etc/hostname', 'data:text/html,hello', 'bench://other/']) {
  test(`R18 the page cannot navigate to ${target}`, async ({ bench }) => {
    const before = bench.page.url()
    await bench.page.evaluate((url) => {
      const link = document.createElement('a')
      link.href = url
      document.body.append(link)
      link.click()
      link.remove()
      location.href = url
    }, target)
    await bench.page.waitForTimeout(300)
    const now = await bench.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL())
    expect(now?.split('#')[0]).toBe('bench://app/')
    expect(bench.page.url()).toBe(before)
  })
}
