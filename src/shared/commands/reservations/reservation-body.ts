import { z } from 'zod'
import { reservationLineSchema, type ReservationLine } from '../../domain/reservations/reservation.ts'

export const wantedLine = reservationLineSchema.pick({ productCode: true, abo: true, rhd: true, quantity: true, unit: true })
export type WantedLine = z.infer<typeof wantedLine>

/** What a person writes of a reservation. */
export const reservationBody = z.object({
  neededBy: z.iso.datetime(),
  urgent: z.boolean(),
  purpose: z.string().trim().min(1).max(200),
  lines: z.array(wantedLine).min(1).max(100)
})

/** Lines as they are asked for: nothing is answered yet. */
export const askedLines = (lines: readonly WantedLine[]): ReservationLine[] => lines.map((line, i) => ({ ...line, lineNo: i + 1, answer: 'open', promised: 0, arrived: 0, reason: '', expectedAt: null }))

/** A product and group stands once: two lines of it would be answered twice. */
export function repeatedLine(lines: readonly WantedLine[]): WantedLine | null {
  const seen = new Set<string>()
  for (const line of lines) {
    const key = `${line.productCode} ${line.abo} ${line.rhd}`
    if (seen.has(key)) return line
    seen.add(key)
  }
  return null
}
