import { z } from 'zod'
import { messageKinds } from './document.ts'
import { mappingSchema } from './mapping.ts'

/** How it stands between us and one station: what a person at any bench sees, also without a network. Written by the gateway when it changes. */
export const stationLinkSchema = z.object({
  /** Id of the partner. */
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  adapter: z.string(),
  /** answers. away: nobody is there. wrong: it answers, and not as agreed. */
  state: z.enum(['answers', 'away', 'wrong']),
  /** Since when it is away. */
  awaySince: z.string().nullable(),
  problem: z.string().nullable(),
  waiting: z.number().int(),
  oldestWaitingAt: z.string().nullable(),
  dead: z.number().int()
})
export type StationLink = z.infer<typeof stationLinkSchema>

/** A message of ours to a station, in the station's words. `dead`: only a person can help. */
export const stationMessageSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  partnerId: z.string(),
  /** Order of sending. */
  seq: z.number().int(),
  kind: z.enum(messageKinds),
  /** What it is about, `reservation:…`. */
  subject: z.string(),
  state: z.enum(['waiting', 'accepted', 'refused', 'dead', 'dropped']),
  queuedAt: z.string(),
  settledAt: z.string().nullable(),
  problem: z.string().nullable(),
  /** The station's reference, or the reason of its refusal. */
  answer: z.string().nullable(),
  head: z.record(z.string(), z.string()),
  lines: z.array(z.record(z.string(), z.string())),
  /** What a person decided about a dead one, until the gateway has done it. */
  wish: z.enum(['replay', 'drop']).nullable(),
  wishedBy: z.string().nullable(),
  wishReason: z.string().nullable()
})
export type StationMessage = z.infer<typeof stationMessageSchema>

export const refusedLineSchema = z.object({ line: z.number().int(), field: z.string(), code: z.string(), value: z.string() })

/** What came from a station and could not be understood, as it came. Open until a person has looked. */
export const stationFindingSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  partnerId: z.string(),
  /** spoiled: no document at all. lines: a document, and lines of it that stayed out. */
  kind: z.enum(['spoiled', 'lines']),
  /** File, place in an answer, or kind and number of the document. */
  source: z.string(),
  problem: z.string(),
  text: z.string(),
  lines: z.array(refusedLineSchema),
  foundAt: z.string(),
  state: z.enum(['open', 'closed']),
  closedAt: z.string().nullable(),
  closedBy: z.string().nullable(),
  note: z.string()
})
export type StationFinding = z.infer<typeof stationFindingSchema>

/** A station's table of names and codes as the hospital edits it; the id is the partner's. */
export const stationMappingSchema = mappingSchema.extend({ id: z.string(), version: z.number().int() })
export type StationMappingTable = z.infer<typeof stationMappingSchema>
