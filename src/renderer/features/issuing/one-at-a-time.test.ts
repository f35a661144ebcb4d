import { expect, test } from 'vitest'
import { oneAtATime } from './one-at-a-time.ts'

test('R20 a signature given while the bench asks again about another bag waits its turn and is not lost', async () => {
  const turns = oneAtATime()
  const log: string[] = []
  let release = (): void => undefined
  const asking = turns.ifFree(async () => {
    await new Promise<void>((resolve) => (release = resolve))
    log.push('asked')
    return 1
  })
  const signed = turns.next(async () => {
    log.push('signed')
    return 2
  })
  expect(await turns.ifFree(async () => 3)).toBeNull()
  expect(log).toEqual([])
  release()
  expect(await asking).toBe(1)
  expect(await signed).toBe(2)
  expect(log).toEqual(['asked', 'signed'])
  expect(await turns.ifFree(async () => 4)).toBe(4)
})

test('R20 work that fails does not hold up the next', async () => {
  const turns = oneAtATime()
  await expect(turns.next(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await turns.next(async () => 5)).toBe(5)
})
