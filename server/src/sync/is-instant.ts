import type { Instant } from '../../../src/shared/kernel/time.ts'

/** Whether a text of a bench is a time as ours are written: they are compared as texts. */
export function isInstant(text: string): text is Instant {
  const ms = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(ms) && new Date(ms).toISOString() === text
}
