import type { HidLayout } from '../../../../shared/domain/devices/hid-profile.ts'
import { MAX_SCAN_BYTES } from './scan-framer.ts'

/** One code, as the scanner read it. */
export interface HidRead {
  readonly text: string
  /** `]C0` and the like, or '' when the scanner sent none. It is not put in front of the text: other scanners do not send it. */
  readonly aim: string
}

/** A code in several reports comes within some ms; what pauses for so long was cut off. */
export const HID_GAP_MS = 500

const CR = 0x0d
const LF = 0x0a

/**
 * Makes codes of a HID scanner's input reports. Pure; it never throws, whatever the bytes, and holds at most one code of
 * `MAX_SCAN_BYTES`. The caller calls `abandon()` when `pending` for `HID_GAP_MS` or when the device is gone.
 *
 * A report that says it holds more than fits is not believed: the code it belongs to is dropped and counted, never guessed.
 * Reports with another id (battery, buttons) are left alone. Bytes are UTF-8; wrong ones become U+FFFD.
 */
export class HidDecoder {
  readonly #layout: HidLayout
  readonly #buffer = new Uint8Array(MAX_SCAN_BYTES)
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  #length = 0
  #aim = ''
  /** Between a report that said "more follows" and the one that does not. */
  #open = false
  /** The code under way is lost; its remaining reports are swallowed. */
  #lost = false
  #dropped = 0

  constructor(layout: HidLayout) {
    this.#layout = layout
  }

  /** Codes dropped so far because they were broken, cut off or too long. */
  get dropped(): number {
    return this.#dropped
  }

  /** Whether a code waits for its next report. */
  get pending(): boolean {
    return this.#open
  }

  /** The code that this report ends, or null. */
  push(report: Uint8Array): HidRead | null {
    const layout = this.#layout
    if (layout.reportId !== null && report[0] !== layout.reportId) return null
    const data = dataOf(report, layout)
    // A report cut before this byte says nothing of what follows: taken as the end.
    const more = layout.moreAt !== null && ((report[layout.moreAt] ?? 0) & 1) === 1
    if (data === null || this.#length + data.length > MAX_SCAN_BYTES) this.#lost = true
    else if (!this.#lost) {
      if (!this.#open) this.#aim = aimOf(report, layout)
      this.#buffer.set(data, this.#length)
      this.#length += data.length
    }
    this.#open = more
    if (more) return null
    if (this.#lost) {
      this.#drop()
      return null
    }
    return this.#take()
  }

  /** Drop what was begun: the rest will not come. */
  abandon(): void {
    if (this.#open) this.#drop()
  }

  #drop(): void {
    this.#dropped += 1
    this.#length = 0
    this.#open = false
    this.#lost = false
  }

  #take(): HidRead | null {
    let start = 0
    let end = this.#length
    // A scanner may be set to send a suffix as well; NUL fills reports up.
    while (start < end && this.#buffer[start] === 0) start += 1
    while (end > start && isFiller(this.#buffer[end - 1])) end -= 1
    this.#length = 0
    if (start === end) return null
    return { text: this.#decoder.decode(this.#buffer.subarray(start, end)), aim: this.#aim }
  }
}

const isFiller = (byte: number | undefined): boolean => byte === 0 || byte === CR || byte === LF

/** Null: the report contradicts itself. */
function dataOf(report: Uint8Array, layout: HidLayout): Uint8Array | null {
  const room = Math.max(0, Math.min(layout.dataMax, report.length - layout.dataAt))
  if (layout.lengthAt === null) {
    const data = report.subarray(layout.dataAt, layout.dataAt + room)
    const nul = data.indexOf(0)
    return nul < 0 ? data : data.subarray(0, nul)
  }
  const length = report[layout.lengthAt]
  if (length === undefined || length > room) return null
  return report.subarray(layout.dataAt, layout.dataAt + length)
}

function aimOf(report: Uint8Array, layout: HidLayout): string {
  if (layout.aimAt === null) return ''
  const text = String.fromCharCode(...report.subarray(layout.aimAt, layout.aimAt + 3))
  return /^\][A-Za-z][0-9A-Za-z]$/.test(text) ? text : ''
}
