import { expect } from '@playwright/test'
import { test } from '../support/shared-bench.ts'

test('R18 the preload exposes exactly two functions, which the page cannot change', async ({ bench }) => {
  const surface = await bench.page.evaluate(() => {
    const api = (globalThis as unknown as { bench: Record<string, unknown> }).bench
    const before = api['invoke']
    try {
      api['invoke'] = () => 'mine'
    } catch {
      // frozen: as it should be
    }
    return { names: Object.keys(api).sort(), kinds: Object.values(api).map((v) => typeof v), same: api['invoke'] === before }
  })
  expect(surface).toEqual({ names: ['invoke', 'on'], kinds: ['function', 'function'], same: true })
})
