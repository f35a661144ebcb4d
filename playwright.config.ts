import { defineConfig } from '@playwright/test'

// Tests that drive the built app in the real Electron. `npm run test:e2e` prepares runtime, build and display.
export default defineConfig({
  testDir: 'tests',
  testMatch: ['security/**/*.e2e.ts', 'e2e/**/*.e2e.ts'],
  outputDir: 'artifacts/playwright',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: { actionTimeout: 15_000 },
  // Each bench has its own data folder; two cores carry one bench and its core well, two only when nothing is measured.
  workers: 1,
  fullyParallel: false,
  // A story that passes only the second time has a defect in it or in the bench.
  retries: 0,
  forbidOnly: Boolean(process.env['CI'])
})
