import { readExpiry } from '../receiving/dispatch-row.ts'
import type { LineFeedback } from '../reservations/reservation.ts'
import { mapIn } from './apply-mapping.ts'
import type { RawDocument } from './document.ts'
import type { StationMapping } from './mapping.ts'
import type { RefusedCell } from './read-bag-lines.ts'

const answers = ['accepted', 'partly', 'refused', 'shipped'] as const
const whole = (text: string): number | null => (/^\d{1,4}$/.test(text) ? Number(text) : null)

/** R02: the station's word on the lines of a reservation. A line without a number of ours, a word or a quantity stays out and is listed. */
export function readReservationFeedback(document: RawDocument, mapping: StationMapping): { readonly reservationNumber: string; readonly lines: readonly LineFeedback[]; readonly refused: readonly RefusedCell[] } {
  const head = mapIn(mapping, document.head, 0)
  const refused: RefusedCell[] = head.unmapped.map((u) => ({ ...u, code: 'unmapped' }))
  const lines: LineFeedback[] = []
  for (const [i, raw] of document.lines.entries()) {
    const line = i + 1
    const { texts, unmapped } = mapIn(mapping, raw, line)
    const lineNo = whole(texts['lineNo'] ?? '')
    const answer = answers.find((a) => a === texts['outcome'])
    const quantity = answer === 'refused' ? 0 : whole(texts['quantity'] ?? '')
    if (unmapped.length > 0) refused.push(...unmapped.map((u) => ({ ...u, code: 'unmapped' })))
    else if (lineNo === null) refused.push({ line, field: 'lineNo', code: 'malformed', value: texts['lineNo'] ?? '' })
    else if (answer === undefined) refused.push({ line, field: 'outcome', code: 'malformed', value: texts['outcome'] ?? '' })
    else if (quantity === null) refused.push({ line, field: 'quantity', code: 'malformed', value: texts['quantity'] ?? '' })
    else lines.push({ lineNo, answer, quantity, reason: (texts['reason'] ?? '').slice(0, 200), expectedAt: readExpiry(texts['expectedAt'] ?? '') })
  }
  return { reservationNumber: head.texts['reservationNumber'] ?? '', lines, refused }
}
