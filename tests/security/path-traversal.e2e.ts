import { expect } from '@playwright/test'
import { test } from '../support/shared-bench.ts'

for (const url of ['bench://app/..%2f..%2fpackage.json', 'bench://app/assets/..%5c..%5c..%5cpackage.json', 'bench://app/%2e%2e/%2e%2e/package.json', 'bench://app//etc/hostname.json']) {
  test(`R18 ${url} gives nothing from outside the renderer build`, async ({ bench }) => {
    const answer = await bench.page.evaluate((target) => fetch(target).then(async (r) => ({ status: r.status, text: await r.text() }), () => ({ status: 0, text: '' })), url)
    expect(answer.status).not.toBe(200)
    expect(answer.text).not.toContain('hemobench')
  })
}

test('R18 only GET is served, and only for the host app', async ({ bench }) => {
  const answers = await bench.page.evaluate(() =>
    Promise.all([fetch('bench://app/', { method: 'POST' }), fetch('bench://other/')].map((tried) => tried.then((r) => r.status, () => 0)))
  )
  expect(answers).not.toContain(200)
})
