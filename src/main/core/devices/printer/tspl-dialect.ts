import type { DialectReader, PrinterDialect, PrinterReport } from './printer-dialect.ts'
import { isTsplStatus, tsplState } from './tspl-status.ts'

/** Letters only (see `isTsplStatus`); the printer says it back when it has read the label in front of it. */
const ECHO = 'HEMODONE'
const CR = 0x0d
const LF = 0x0a

/** Idle reports in a row that end a label of which printing itself was never seen. */
const IDLE_IN_A_ROW = 3

/**
 * TSPL: `ESC ! ?` is answered at once, past everything that waits in the receive buffer. Idle alone therefore proves nothing: a
 * label that was not looked at yet is idle too. So a label is printed when the printer was seen printing and then idle, or when it
 * said our word back (`OUT` is read in its turn, behind the label) and stays idle. After a fault only printing counts: some
 * models drop the label instead of printing it again, and then a person must be asked.
 */
class TsplReader implements DialectReader {
  #underWay = false
  #echo = ''
  #echoed = false
  #lineEnd = false
  #printing = false
  #faulted = false
  #idle = 0

  labelBegins(): void {
    this.#underWay = true
    this.#echo = ''
    this.#echoed = false
    this.#printing = false
    this.#faulted = false
    this.#idle = 0
  }

  questionAsked(): void {}

  push(bytes: Uint8Array): PrinterReport | null {
    let report: PrinterReport | null = null
    for (const byte of bytes) {
      if (!isTsplStatus(byte)) {
        this.#echo = (this.#echo + String.fromCharCode(byte)).slice(-ECHO.length)
        this.#echoed ||= this.#echo === ECHO
        this.#lineEnd = true
        // The end of the line behind a word is no status, though its bytes would make one (0x0A: ribbon out and jammed).
      } else if (this.#lineEnd && (byte === CR || byte === LF)) this.#lineEnd = byte === CR
      else {
        this.#lineEnd = false
        report = this.#see(byte)
      }
    }
    return report
  }

  #see(status: number): PrinterReport {
    const state = tsplState(status)
    if (!this.#underWay) return { state, settled: false }
    if (state === 'busy') {
      this.#printing = true
      this.#idle = 0
      // It prints our label: for everybody else this printer is well.
      return { state: 'ready', settled: false }
    }
    if (state === 'ready') {
      this.#idle += 1
      const settled = this.#printing || (this.#echoed && !this.#faulted && this.#idle >= IDLE_IN_A_ROW)
      return { state, settled }
    }
    // A fault with the printing bit still set is a label that stands still.
    this.#faulted = true
    this.#printing = false
    this.#idle = 0
    return { state, settled: false }
  }
}

export const tsplDialect: PrinterDialect = {
  question: Uint8Array.of(0x1b, 0x21, 0x3f),
  trailer: new TextEncoder().encode(`OUT "${ECHO}"\r\n`),
  reader: () => new TsplReader()
}

