import { existsSync, readFileSync } from 'node:fs'

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null)

/**
 * Sums of one runner. A run that left no report, or ended badly although no test of it failed
 * (a file that does not load, an error between tests), counts as one failure: it must never look green.
 */
function honest(counts, exitCode) {
  return { passed: counts.passed, failed: counts.failed === 0 && exitCode !== 0 ? 1 : counts.failed }
}

export function vitestCounts(file, exitCode) {
  const report = read(file)
  return honest({ passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 }, exitCode)
}

export function playwrightCounts(file, exitCode) {
  const stats = read(file)?.stats
  return honest({ passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0), failed: stats?.unexpected ?? 0 }, exitCode)
}
