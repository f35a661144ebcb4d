import { z } from 'zod'
import { reservationBody } from '../../commands/reservations/reservation-body.ts'
import { reservationFeedbackSchema, reservationLineSchema, reservationSchema, reservationTemplateSchema } from '../../domain/reservations/reservation.ts'
import { stationMessageSchema } from '../../domain/station/link.ts'
import { aboGroups, rhdTypes } from '../../domain/stock/blood-group.ts'
import { quantityUnits } from '../../domain/stock/component-class.ts'
import { commandId, nothing, reason } from './rows.ts'

const row = reservationSchema.extend({
  createdByName: z.string(),
  /** Where its last message to the station stands; null: none was needed. */
  message: stationMessageSchema.pick({ state: true, queuedAt: true, problem: true }).nullable(),
  mayAmend: z.boolean()
})
/** Quantities in the product's unit; the person sees each of them. */
const outlook = z.object({
  productCode: z.string(), productName: z.string(), abo: z.enum(aboGroups), rhd: z.enum(rhdTypes), unit: z.enum(quantityUnits),
  used: z.number(), usable: z.number(), expiring: z.number(), onItsWay: z.number(), expectedUse: z.number(), need: z.number(), have: z.number(), suggested: z.number().int()
})

export const reservationCalls = {
  /** Open ones first, then the newest, at most 200. `text`: number, purpose or product. */
  'reservations.list': { capability: 'look', input: z.object({ text: z.string().max(60) }), output: z.object({ reservations: z.array(row) }) },
  'reservations.one': {
    capability: 'look',
    input: z.object({ reservationId: z.string() }),
    output: z.object({
      found: row,
      lines: z.array(reservationLineSchema.extend({ productName: z.string(), came: z.number() })),
      feedback: z.array(reservationFeedbackSchema),
      dispatches: z.array(z.object({ number: z.string(), dispatchId: z.string().nullable(), state: z.enum(['open', 'finished']).nullable() }))
    })
  },
  'reservations.freeNumber': { capability: 'receive', input: nothing, output: z.object({ number: z.string() }) },
  'reservations.save': { capability: 'receive', input: reservationBody.extend({ commandId, reservationId: z.uuid(), number: z.string().trim().min(1).max(40) }), output: nothing },
  'reservations.submit': { capability: 'receive', input: z.object({ commandId, reservationId: z.string() }), output: nothing },
  'reservations.amend': { capability: 'receive', input: reservationBody.extend({ commandId, reservationId: z.string() }), output: nothing },
  'reservations.withdraw': { capability: 'receive', input: z.object({ commandId, reservationId: z.string(), reason }), output: nothing },
  'reservations.see': { capability: 'receive', input: z.object({ commandId, reservationId: z.string() }), output: nothing },
  'reservations.templates': { capability: 'look', input: nothing, output: z.object({ templates: z.array(reservationTemplateSchema) }) },
  'reservations.saveTemplate': { capability: 'receive', input: z.object({ commandId, template: reservationTemplateSchema.omit({ version: true }) }), output: nothing },
  /** What is there, what is used, what that suggests: plain sums over the last `historyDays`, for the next `coverDays`. */
  'reservations.outlook': { capability: 'look', input: z.object({ historyDays: z.number().int().min(1).max(60), coverDays: z.number().int().min(1).max(14), reserve: z.number().int().min(0).max(100) }), output: z.object({ rows: z.array(outlook) }) },
  'reservations.print': { capability: 'look', input: z.object({ reservationId: z.string() }), output: z.object({ file: z.string() }) }
} as const
