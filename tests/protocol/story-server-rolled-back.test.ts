import { afterAll, beforeAll, expect, test } from 'vitest'
import { quarantineUnit } from '../../src/shared/commands/stock/quarantine-unit.ts'
import { DatabaseFaults } from './sim/database-faults.ts'
import { Stage, MINUTE } from './sim/stage.ts'

let stage: Stage
beforeAll(async () => void (stage = await Stage.open()))
afterAll(async () => await stage.stop())

test('R20 story: server rolled back. Its database is that of an hour ago; each bench says again what it had said, and nothing that a bench took is lost', async () => {
  const { a, b } = stage
  const faults = new DatabaseFaults(stage.server.database.url)
  await faults.keep()
  const [issued, other] = [stage.bag(a, 0), stage.bag(b, 0)]
  expect(await stage.issue(a, issued)).toBe('ok')
  expect(await stage.issue(b, other, { typed: true })).toBe('ok')
  stage.fact(b, quarantineUnit, { unitId: stage.bag(b, 0).unitId, reason: '外观' })
  await stage.pass(5 * MINUTE)
  await stage.server.crash()
  await faults.putBack()
  await stage.server.start()
  const verdict = await stage.judge()
  await faults.stop()
  expect(verdict).toMatchObject({ doubleIssues: 0, lostFacts: 0, duplicateNumbers: 0, unexplainedGaps: 0, diverged: 0, unsettled: 0, conflictsWithoutCase: 0 })
  for (const bag of [issued, other]) expect(stage.unit(stage.office, bag).state).toBe('issued')
  // The chains of the benches go on behind what the server had: none is cut.
  expect(verdict.brokenChains).toBe(0)
})
