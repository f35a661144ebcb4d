import { test as base } from '@playwright/test'
import { launchBench } from './launch-bench.ts'
import type { Bench } from './launch-bench.ts'

/** One bench for all tests that only look and leave it as it was. */
export const test = base.extend<object, { bench: Bench }>({
  bench: [
    async ({ browserName: _browser }, use) => {
      const bench = await launchBench({ practice: 'full' })
      await use(bench)
      await bench.close()
    },
    { scope: 'worker' }
  ]
})
