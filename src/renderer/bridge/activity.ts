let last = Date.now()

/** A key, a touch, a scan or a command: somebody is at work, the screen stays open. */
export function noteActivity(): void {
  last = Date.now()
}

/** When somebody was last at work (ms since the epoch). */
export function lastActivity(): number {
  return last
}
