import { expect } from '@playwright/test'
import { test } from '../support/shared-bench.ts'

test('R18 every answer carries the content security policy, with a new nonce for each load', async ({ bench }) => {
  const policies = await bench.page.evaluate(async () => {
    const get = async (url: string) => (await fetch(url)).headers.get('content-security-policy')
    return [await get('bench://app/'), await get('bench://app/'), await get('bench://app/not-there.js')]
  })
  expect(new Set(policies).size).toBe(3)
  for (const policy of policies) {
    expect(policy).toContain("default-src 'none'; script-src 'self'; ")
    expect(policy).not.toContain('unsafe')
  }
})

test('R18 inline and evaluated script does not run, and a style without the nonce is not applied', async ({ bench }) => {
  const ran = await bench.page.evaluate(() => {
    const holder = globalThis as unknown as { ran?: string[] }
    holder.ran = []
    const script = document.createElement('script')
    script.textContent = 'globalThis.ran.push("inline")'
    document.head.append(script)
    script.remove()
    const style = document.createElement('style')
    style.textContent = 'body { outline-width: 77px !important; outline-style: solid !important }'
    document.head.append(style)
    if (getComputedStyle(document.body).outlineWidth === '77px') holder.ran.push('style')
    style.remove()
    return holder.ran
  })
  expect(ran).toEqual([])
  const evaluated = await bench.page.evaluate(() => {
    const timer = setTimeout as unknown as (code: string) => void
    try {
      timer('globalThis.ran.push("timer")')
    } catch {
      // refused at once: as good
    }
    return new Promise((done) => setTimeout(() => done((globalThis as unknown as { ran: string[] }).ran), 50))
  })
  expect(evaluated).toEqual([])
})
