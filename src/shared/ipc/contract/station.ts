import { z } from 'zod'
import { refusedLineSchema, stationFindingSchema, stationLinkSchema, stationMappingSchema, stationMessageSchema } from '../../domain/station/link.ts'
import { mappingSchema } from '../../domain/station/mapping.ts'
import { commandId, nothing, reason } from './rows.ts'

export const stationCalls = {
  /** How it stands with the stations; `all`: also what is settled and looked at, newest first, at most 200 of each. */
  'station.state': {
    capability: 'look',
    input: z.object({ all: z.boolean() }),
    output: z.object({ links: z.array(stationLinkSchema), messages: z.array(stationMessageSchema), findings: z.array(stationFindingSchema) })
  },
  /** What came from the stations and waits to be looked at: notes nobody has begun, notices this person has not read, recalls to follow up, answers to reservations. */
  'station.news': { capability: 'look', input: nothing, output: z.object({ dispatches: z.number().int(), notices: z.number().int(), recalls: z.number().int(), answers: z.number().int() }) },
  'station.handleMessage': { capability: 'handle-stock', input: z.object({ commandId, messageId: z.string(), act: z.enum(['replay', 'drop']), reason }), output: nothing },
  'station.closeFinding': { capability: 'handle-stock', input: z.object({ commandId, findingId: z.string(), note: reason }), output: nothing },
  'station.mapping': { capability: 'look', input: z.object({ partnerId: z.string() }), output: z.object({ mapping: stationMappingSchema.nullable() }) },
  'station.saveMapping': { capability: 'set-up', input: z.object({ commandId, partnerId: z.string(), mapping: mappingSchema }), output: nothing },
  /** What a table makes of a pasted sample of a dispatch. Nothing is kept. */
  'station.tryMapping': {
    capability: 'look',
    input: z.object({ mapping: mappingSchema, sample: z.string().max(200_000) }),
    output: z.object({
      /** Names in the sample that the table does not have. */
      unknownNames: z.array(z.string()),
      good: z.array(z.object({ line: z.number(), texts: z.record(z.string(), z.string()) })),
      refused: z.array(refusedLineSchema)
    })
  }
} as const
