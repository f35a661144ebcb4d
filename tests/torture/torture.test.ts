import { expect, test } from 'vitest'
import { runTorture } from './run-torture.ts'

test('R20 R05 a bench killed at random points while it receives, numbers, prints and issues loses nothing and does nothing twice', async () => {
  const report = await runTorture({ rounds: 10, seed: 3 })
  expect(report).toMatchObject({ rounds: 10, lost: 0, chainOk: true, duplicateNumbers: 0, doublePrints: 0, doubleIssues: 0 })
  // The run did work between the kills: a bench that did nothing would lose nothing too.
  expect(report.acked).toBeGreaterThan(60)
  expect(report.issued).toBeGreaterThan(5)
}, 180_000)
