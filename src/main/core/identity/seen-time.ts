import { z } from 'zod'
import { toMs, type Instant } from '../../../shared/kernel/time.ts'
import type { Settings } from '../store/settings.ts'

const KEY = 'identity.seenTime'
const seenSchema = z.object({ contactAt: z.string(), seenMs: z.number() })

/** How often a later time is written down while nobody signs in. */
const WRITE_EVERY_MS = 60_000

export interface SeenTimeOptions {
  readonly settings: Settings
  readonly clock: () => Instant
  /** Milliseconds that only grow, and that nobody can set: how long this process has run. */
  readonly monotonicMs: () => number
}

/**
 * How long ago the server was last heard, when the clock cannot be trusted: the latest time ever seen since then counts, and what this
 * process has run since it was seen. So a clock set back prolongs nothing; one that was set forward by mistake is forgotten with the next
 * contact. What a bench that is switched off and has its clock set back cannot know is the time it was off.
 */
export class SeenTime {
  readonly #o: SeenTimeOptions
  #contactAt: Instant | null = null
  #seenMs = 0
  #atMonotonic = 0
  #writtenMs = 0

  constructor(options: SeenTimeOptions) {
    this.#o = options
  }

  /** Milliseconds since that contact, never less than it was said to be before. */
  msSince(contactAt: Instant): number {
    if (this.#contactAt !== contactAt) this.#begin(contactAt)
    const { clock, monotonicMs } = this.#o
    const running = this.#seenMs + Math.max(0, monotonicMs() - this.#atMonotonic)
    this.#seenMs = Math.max(toMs(clock()), running)
    this.#atMonotonic = monotonicMs()
    if (this.#seenMs >= this.#writtenMs + WRITE_EVERY_MS) this.#write(contactAt)
    return Math.max(0, this.#seenMs - toMs(contactAt))
  }

  #begin(contactAt: Instant): void {
    const kept = seenSchema.safeParse(JSON.parse(this.#o.settings.get(KEY) ?? 'null'))
    const known = kept.success && kept.data.contactAt === contactAt ? kept.data.seenMs : toMs(contactAt)
    this.#contactAt = contactAt
    this.#seenMs = known
    this.#writtenMs = known
    this.#atMonotonic = this.#o.monotonicMs()
  }

  #write(contactAt: Instant): void {
    try {
      this.#o.settings.set(KEY, JSON.stringify({ contactAt, seenMs: Math.round(this.#seenMs) }))
      this.#writtenMs = this.#seenMs
    } catch {
      // A full disk or a damaged page is said by whatever wanted to be recorded; this process still knows the time.
    }
  }
}
