import { z } from 'zod'
import { pushOutcomeSchema } from './push.ts'
import { historySchema } from './session.ts'

/** A confirmed document at the version it has. `doc` is checked against the schema of its entity where it is applied. */
export const changedDocSchema = z.object({ entity: z.string(), doc: z.record(z.string(), z.unknown()) })
export type ChangedDoc = z.infer<typeof changedDocSchema>

export const changesRequestSchema = z.object({
  incarnation: z.number().int().min(1),
  cursor: z.number().int().min(0),
  /** As it was told with `cursor`. Another one on the server's side: it was put back, and a snapshot is needed. */
  history: historySchema.optional(),
  /** Highest sequence whose outcome the bench knows: later ones are told. */
  ackedSeq: z.number().int().min(0),
  limit: z.number().int().min(1).max(5000)
})
export type ChangesRequest = z.infer<typeof changesRequestSchema>

/** All of it from one snapshot of the server's database: a command is acknowledged together with what it did, never before. */
export const changesReplySchema = z.object({
  docs: z.array(changedDocSchema),
  /** Position after these documents; equals `head` when that was all. */
  cursor: z.number().int(),
  /** Of `cursor`: comes back with the next call. */
  history: historySchema.optional(),
  head: z.number().int(),
  ackedSeq: z.number().int(),
  outcomes: z.array(pushOutcomeSchema),
  resyncRequired: z.boolean()
})
export type ChangesReply = z.infer<typeof changesReplySchema>

/** A snapshot is read in pages by (entity, id); `position` is that of the first page, and changes from there on follow. */
export const snapshotRequestSchema = z.object({
  incarnation: z.number().int().min(1),
  /** Null: the first page. Else the `next` of the page before. */
  after: z.object({ entity: z.string(), id: z.string() }).nullable(),
  /** Which snapshot is read on: `position` and `history` of its first page. When that stands no more the answer is the first page of a new one. */
  of: z.object({ position: z.number().int().min(0), history: historySchema }).optional(),
  limit: z.number().int().min(1).max(10_000)
})
export type SnapshotRequest = z.infer<typeof snapshotRequestSchema>

/**
 * Pages are read one after another, so a later page may hold newer versions than `position`: that is harmless, since the changes
 * from `position` on bring every document to its latest version and a version never goes back.
 */
export const snapshotReplySchema = z.object({
  docs: z.array(changedDocSchema),
  /** Of the first page of this snapshot, also on later pages when the request says `of`. */
  position: z.number().int(),
  history: historySchema.optional(),
  next: z.object({ entity: z.string(), id: z.string() }).nullable(),
  /** Acknowledged sequence at the time of this page. */
  ackedSeq: z.number().int()
})
export type SnapshotReply = z.infer<typeof snapshotReplySchema>
