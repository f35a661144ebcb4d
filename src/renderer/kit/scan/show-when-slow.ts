import type { QueueState } from './scan-queue.ts'

/** A scan that is answered sooner shows its verdict only. */
const SLOW_MS = 80

/**
 * Passes a queue's state on at once when nothing is under way any more, else only after SLOW_MS. "Being checked" would cost
 * a frame of its own, and the verdict that follows 3 ms later would have to wait for the frame after it.
 */
export function showWhenSlow(show: (state: QueueState) => void): (state: QueueState) => void {
  let newest: QueueState | null = null
  let timer: ReturnType<typeof setTimeout> | null = null
  const flush = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (newest !== null) show(newest)
  }
  return (state) => {
    newest = state
    if (!state.working && state.waiting === 0) flush()
    else timer ??= setTimeout(flush, SLOW_MS)
  }
}
