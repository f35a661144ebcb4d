import { defineConfig } from 'vitest/config'

// `npm run mutate`: the rules of the domain against the tests beside them. The tests of texts read the whole program and stay out.
export default defineConfig({
  test: { include: ['src/shared/**/*.test.ts'], exclude: ['src/shared/text/**'], testTimeout: 30_000, pool: 'forks', maxWorkers: 2 }
})
