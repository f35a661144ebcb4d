const CR = 0x0d
const LF = 0x0a

/** Longest code taken, in bytes; the event contract carries no more. */
export const MAX_SCAN_BYTES = 4096

/** Without a suffix, a pause of this length ends a code. */
const GAP_MS = 30
/** Once the scanner has shown a suffix, a code without one for this long was cut off. */
const BROKEN_MS = 500

/**
 * Cuts a scanner's byte stream into codes. Pure: the caller owns the timer and calls `idle()` after `idleMs` without a byte.
 *
 * A code ends with CR or LF, or with a pause when the scanner sends no suffix. As soon as one suffix was seen the pause no longer
 * ends a code: on a busy machine it would hand on half a donation number. What is left then without a suffix is dropped and counted,
 * never guessed. NUL at the ends is line noise of plugging in and is cut; inside a code it stays, for the parser to refuse.
 * Bytes are UTF-8; wrong ones become U+FFFD.
 */
export class ScanFramer {
  readonly #buffer = new Uint8Array(MAX_SCAN_BYTES)
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  #length = 0
  #tooLong = false
  #suffixSeen = false
  #dropped = 0

  /** Codes dropped so far because they were too long or cut off. */
  get dropped(): number {
    return this.#dropped
  }

  /** Whether bytes wait for their suffix or pause. */
  get pending(): boolean {
    return this.#length > 0 || this.#tooLong
  }

  /** How long to wait for the next byte before `idle()`, in ms. */
  get idleMs(): number {
    return this.#suffixSeen ? BROKEN_MS : GAP_MS
  }

  push(bytes: Uint8Array): string[] {
    const scans: string[] = []
    for (const byte of bytes) {
      if (byte === CR || byte === LF) {
        // A lone suffix (the LF of CR LF) teaches nothing new and ends nothing.
        if (!this.pending) continue
        this.#suffixSeen = true
        const text = this.#take()
        if (text) scans.push(text)
      } else if (this.#length === MAX_SCAN_BYTES) {
        this.#tooLong = true
      } else {
        this.#buffer[this.#length++] = byte
      }
    }
    return scans
  }

  /** The pause is over: the code it ends, or null when there is none or it was cut off. */
  idle(): string | null {
    if (!this.pending) return null
    if (!this.#suffixSeen) return this.#take() || null
    // Perhaps somebody set the scanner to send no suffix: then the pause ends the next code again.
    this.#suffixSeen = false
    this.abandon()
    return null
  }

  /** The line is gone: drop what was begun. */
  abandon(): void {
    if (this.pending) this.#dropped += 1
    this.#length = 0
    this.#tooLong = false
  }

  #take(): string {
    if (this.#tooLong) {
      this.abandon()
      return ''
    }
    let start = 0
    let end = this.#length
    while (start < end && this.#buffer[start] === 0) start += 1
    while (end > start && this.#buffer[end - 1] === 0) end -= 1
    this.#length = 0
    return this.#decoder.decode(this.#buffer.subarray(start, end))
  }
}
