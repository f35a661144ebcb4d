import { defineConfig } from 'vitest/config'

// Unit, property, store and device tests. What drives the real Electron is in tests/e2e and tests/security (Playwright).
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'server/**/*.test.ts', 'tests/protocol/**/*.test.ts', 'tests/torture/*.test.ts', 'scripts/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    pool: 'forks',
    maxWorkers: 2
  }
})
