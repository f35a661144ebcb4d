import { expect, test } from 'vitest'
import { runShifts } from './sim/run-shifts.ts'
import { sound } from './sim/stage.ts'

const judged = Object.keys(sound) as (keyof typeof sound)[]

test('R20 held: shifts with everything going wrong, and nothing is issued twice, lost, numbered twice or left open; the same seed is the same run', async () => {
  const order = { seed: 1, shifts: 1, benches: 2, policy: 'held' } as const
  const one = await runShifts(order)
  expect(Object.fromEntries(judged.map((name) => [name, one[name]]))).toEqual(sound)
  expect(one.offlineIssues).toBeGreaterThan(0)
  expect(one.issues).toBeGreaterThan(one.offlineIssues)
  const two = await runShifts(order)
  expect(two.traceHash).toBe(one.traceHash)
}, 120_000)

test('R20 optimistic: the same world catches a policy that issues everything without the server', async () => {
  const caught = await runShifts({ seed: 11, shifts: 1, benches: 3, policy: 'optimistic' })
  expect(caught.doubleIssues).toBeGreaterThan(0)
  // Also then every fact is on record, and every second issue of a bag is a case.
  expect(caught).toMatchObject({ lostFacts: 0, conflictsWithoutCase: 0, diverged: 0 })
}, 120_000)
