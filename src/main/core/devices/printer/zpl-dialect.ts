import type { PrinterDialect } from './printer-dialect.ts'
import { isDrained, parseHostStatus, printerStateOf } from './zpl-status.ts'

const MAX_ANSWER_CHARS = 8192

/** ZPL: `~HS` is answered in its turn of the stream, so the answer behind a label counts that label in. */
export const zplDialect: PrinterDialect = {
  question: new TextEncoder().encode('~HS\r\n'),
  trailer: new Uint8Array(),
  reader() {
    let answer = ''
    return {
      labelBegins() {},
      questionAsked() {
        answer = ''
      },
      push(bytes) {
        answer = (answer + Buffer.from(bytes).toString('latin1')).slice(-MAX_ANSWER_CHARS)
        const status = parseHostStatus(answer)
        if (status.ok) return { state: printerStateOf(status.value), settled: isDrained(status.value) }
        return status.error === 'malformed' ? 'malformed' : null
      }
    }
  }
}
