import { z } from 'zod'
import { aboGroups, rhdTypes } from '../stock/blood-group.ts'
import { quantityUnits } from '../stock/component-class.ts'

/** `refused`: the station did not take the order at all. `closed`: nothing more is to come. */
export const reservationStates = ['draft', 'submitted', 'withdrawing', 'withdrawn', 'refused', 'closed'] as const
export const lineAnswers = ['open', 'accepted', 'partly', 'refused', 'shipped'] as const

/** What the lab wants of one product. Quantities are whole numbers of the product's unit. */
export const reservationLineSchema = z.object({
  lineNo: z.number().int(),
  productCode: z.string(),
  abo: z.enum(aboGroups),
  rhd: z.enum(rhdTypes),
  quantity: z.number().int().min(1).max(200),
  unit: z.enum(quantityUnits),
  answer: z.enum(lineAnswers),
  /** What the station has promised, and what of it has come. */
  promised: z.number().int().min(0),
  arrived: z.number().int().min(0),
  reason: z.string(),
  expectedAt: z.string().nullable()
})
export type ReservationLine = z.infer<typeof reservationLineSchema>

/** 用血预约 */
export const reservationSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  number: z.string(),
  neededBy: z.string(),
  urgent: z.boolean(),
  purpose: z.string(),
  state: z.enum(reservationStates),
  lines: z.array(reservationLineSchema).min(1),
  /** How often it was changed after it was submitted. */
  revision: z.number().int(),
  /** What the station has not answered yet; meanwhile nothing else may be asked of it. */
  pending: z.enum(['submit', 'amend', 'withdraw']).nullable(),
  /** The lines as the station last took them: what holds when it refuses a change. */
  confirmed: z.array(reservationLineSchema).nullable(),
  /** The station's own number for it. */
  reference: z.string().nullable(),
  /** Why the station did not take what was last asked of it. */
  refusal: z.string().nullable(),
  /** The station has answered since somebody looked. */
  unseen: z.boolean(),
  createdAt: z.string(),
  createdBy: z.string(),
  submittedAt: z.string().nullable(),
  submittedBy: z.string().nullable(),
  withdrawReason: z.string().nullable()
})
export type Reservation = z.infer<typeof reservationSchema>

/** May it still be changed or taken back? As long as nothing of it is on its way; the station has the last word and may refuse (R01). */
export function mayAmend({ state, lines }: Pick<Reservation, 'state' | 'lines'>): boolean {
  return state === 'draft' || (state === 'submitted' && lines.every((line) => line.answer !== 'shipped' && line.arrived === 0))
}

export interface LineFeedback {
  readonly lineNo: number
  readonly answer: Exclude<ReservationLine['answer'], 'open'>
  /** Promised in all for this line, not in addition. */
  readonly quantity: number
  readonly reason: string
  readonly expectedAt: string | null
}

export type FeedbackProblem = { readonly lineNo: number; readonly code: 'line-unknown' | 'more-than-asked' | 'answer-contradicts-quantity' | 'less-than-arrived' }

/**
 * R02: the station's word on lines, as a whole new reading of each: feedback that comes twice changes nothing. What contradicts itself is named and leaves
 * its line as it was: accepted is all of it, partly is some, refused is none.
 */
export function withFeedback(lines: readonly ReservationLine[], feedback: readonly LineFeedback[]): { readonly lines: readonly ReservationLine[]; readonly problems: readonly FeedbackProblem[] } {
  const problems: FeedbackProblem[] = []
  const next = new Map(lines.map((line) => [line.lineNo, line]))
  for (const said of feedback) {
    const line = next.get(said.lineNo)
    const code = line === undefined ? 'line-unknown' : problemOf(line, said)
    if (line === undefined || code !== null) problems.push({ lineNo: said.lineNo, code: code ?? 'line-unknown' })
    else next.set(said.lineNo, { ...line, answer: said.answer, promised: said.quantity, reason: said.reason, expectedAt: said.expectedAt })
  }
  return { lines: [...next.values()], problems }
}

function problemOf(line: ReservationLine, { answer, quantity }: LineFeedback): FeedbackProblem['code'] | null {
  if (quantity > line.quantity) return 'more-than-asked'
  const fits = answer === 'accepted' ? quantity === line.quantity : answer === 'refused' ? quantity === 0 : quantity > 0 && (answer === 'shipped' || quantity < line.quantity)
  if (!fits) return 'answer-contradicts-quantity'
  return quantity < line.arrived ? 'less-than-arrived' : null
}

/** True when nothing more is to come: every line refused or arrived as promised. */
export function isFulfilled(lines: readonly ReservationLine[]): boolean {
  return lines.every((line) => line.answer === 'refused' || (line.answer !== 'open' && line.arrived >= line.promised))
}

/** R02: what the station said, as it said it, one after the other. */
export const reservationFeedbackSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  reservationId: z.string(),
  number: z.string(),
  takenAt: z.string(),
  lines: z.array(z.object({ lineNo: z.number().int(), answer: z.enum(['accepted', 'partly', 'refused', 'shipped']), quantity: z.number().int(), reason: z.string(), expectedAt: z.string().nullable() })),
  /** Lines whose word contradicts itself: left as they were. */
  problems: z.array(z.object({ lineNo: z.number().int(), code: z.enum(['line-unknown', 'more-than-asked', 'answer-contradicts-quantity', 'less-than-arrived']) }))
})
export type ReservationFeedback = z.infer<typeof reservationFeedbackSchema>

/** Which dispatch came for which reservation, by the station's word on the note. */
export const reservationDispatchSchema = z.object({ id: z.string(), version: z.number().int(), reservationId: z.string(), dispatchNumber: z.string() })
export type ReservationDispatch = z.infer<typeof reservationDispatchSchema>

/** What is usually ordered on certain days of the week (1 Monday … 7 Sunday). */
export const reservationTemplateSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  weekdays: z.array(z.number().int().min(1).max(7)),
  purpose: z.string(),
  lines: z.array(reservationLineSchema.pick({ productCode: true, abo: true, rhd: true, quantity: true, unit: true })),
  active: z.boolean()
})
export type ReservationTemplate = z.infer<typeof reservationTemplateSchema>
