import { z } from 'zod'
import { returnReasons, stationReturnLineSchema, stationReturnSchema } from '../../domain/returns/station-return.ts'
import { stationMessageSchema } from '../../domain/station/link.ts'
import { commandId, nothing, signature, unitRow } from './rows.ts'

const returnRow = stationReturnSchema.extend({
  requestedByName: z.string(),
  waiting: z.number().int(),
  approved: z.number().int(),
  refused: z.number().int(),
  /** Where its message to the station stands; null: it goes by letter. */
  message: stationMessageSchema.pick({ state: true, queuedAt: true, problem: true, answer: true }).nullable()
})

export const returnsCalls = {
  /** Open ones first, then the newest, at most 200. */
  'returns.list': { capability: 'look', input: nothing, output: z.object({ returns: z.array(returnRow) }) },
  'returns.one': {
    capability: 'look',
    input: z.object({ returnId: z.string() }),
    output: z.object({ found: returnRow, lines: z.array(stationReturnLineSchema.extend({ unit: unitRow.nullable(), decidedByName: z.string().nullable(), checkedByName: z.string().nullable() })) })
  },
  /** A bag for a return that is being put together: it is there, and may go back. */
  'returns.bag': { capability: 'handle-stock', input: z.object({ unitId: z.string() }), output: z.object({ unit: unitRow }) },
  /** A number that is not in use yet. */
  'returns.freeNumber': { capability: 'handle-stock', input: nothing, output: z.object({ number: z.string() }) },
  'returns.request': {
    capability: 'handle-stock',
    input: z.object({ commandId, returnId: z.uuid(), number: z.string().trim().min(1).max(30), reason: z.enum(returnReasons), note: z.string().max(200), unitIds: z.array(z.string()).min(1).max(200) }),
    output: nothing
  },
  /** The station's word as a letter, entered by two people. */
  'returns.decide': {
    capability: 'handle-stock',
    input: z.object({ commandId, returnId: z.string(), decisionNumber: z.string().trim().min(1).max(60), lines: z.array(z.object({ unitId: z.string(), approved: z.boolean(), reason: z.string().max(200) })).min(1).max(200), signature }),
    output: nothing
  },
  'returns.print': { capability: 'look', input: z.object({ returnId: z.string() }), output: z.object({ file: z.string() }) }
} as const
