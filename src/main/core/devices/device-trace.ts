import { instant, type Instant } from '../../../shared/kernel/time.ts'

/** Some bytes as they came from a scanner. `hex`: `1b 21`; control characters of `text` are the screen's to show. */
export interface TracedChunk {
  readonly at: Instant
  readonly hex: string
  readonly text: string
  /** Bytes that came; more than `hex` shows where the chunk was long. */
  readonly bytes: number
}

const MOST_CHUNKS = 40
const MOST_BYTES = 128
const WATCHED_MS = 10_000

/**
 * The last raw bytes of one scanner, for the device page. They are kept only while somebody looks (each `read` keeps it open for
 * ten seconds more) and in memory only: a scan may be a patient's wristband.
 */
export class DeviceTrace {
  readonly #now: () => number
  #chunks: TracedChunk[] = []
  #watchedUntil = Number.NEGATIVE_INFINITY

  /** `now`: monotonic, in ms. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  add(bytes: Uint8Array): void {
    if (this.#now() > this.#watchedUntil) {
      this.#chunks = []
      return
    }
    const head = Buffer.from(bytes.subarray(0, MOST_BYTES))
    const chunk = { at: instant(Date.now()), hex: head.toString('hex').replace(/..(?!$)/g, '$& '), text: head.toString('utf8'), bytes: bytes.length }
    this.#chunks = [...this.#chunks.slice(-(MOST_CHUNKS - 1)), chunk]
  }

  /** Newest first. The first look finds nothing: it only begins the watch. */
  read(): readonly TracedChunk[] {
    if (this.#now() > this.#watchedUntil) this.#chunks = []
    this.#watchedUntil = this.#now() + WATCHED_MS
    return this.#chunks.toReversed()
  }
}
