import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { QueueState } from './scan-queue.ts'
import { showWhenSlow } from './show-when-slow.ts'

const idle: QueueState = { records: [], waiting: 0, working: false }
const busy: QueueState = { ...idle, working: true }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('R19 a scan that is answered at once is shown with its verdict only', () => {
  const shown: QueueState[] = []
  const tell = showWhenSlow((state) => shown.push(state))
  tell({ ...idle, waiting: 1 })
  tell(busy)
  tell(idle)
  vi.advanceTimersByTime(1000)
  expect(shown).toEqual([idle])
})

test('R19 a scan that takes longer is seen to be checked, with the newest state', () => {
  const shown: QueueState[] = []
  const tell = showWhenSlow((state) => shown.push(state))
  tell({ ...idle, waiting: 1 })
  tell(busy)
  vi.advanceTimersByTime(79)
  expect(shown).toEqual([])
  vi.advanceTimersByTime(1)
  expect(shown).toEqual([busy])
  tell(idle)
  expect(shown).toEqual([busy, idle])
})
