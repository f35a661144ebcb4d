import { expect, it } from 'vitest'
import { RestartPolicy } from './restart-policy.ts'

it('R18 core is started again at once the first time, then with growing pauses, and given up after eight deaths in a minute', () => {
  const policy = new RestartPolicy(() => 0)
  expect(Array.from({ length: 8 }, () => policy.afterCrash())).toEqual([0, 200, 500, 1000, 2000, 2000, 2000, null])
})

it('R18 deaths older than a minute are forgotten', () => {
  let now = 0
  const policy = new RestartPolicy(() => now)
  for (let i = 0; i < 20; i++) {
    now += 61_000
    expect(policy.afterCrash()).toBe(0)
  }
})
