import { z } from 'zod'

/**
 * One command on its way. `payload` is the text that was hashed when it was written, so that the hash is over bytes and never over
 * somebody's idea of JSON.
 */
export const pushedCommandSchema = z.object({
  /** Place in the outbox of this device and incarnation, from 1, without gaps. */
  seq: z.number().int().min(1),
  commandId: z.uuid(),
  name: z.string().max(80),
  version: z.number().int().min(1),
  payload: z.string().max(2_000_000),
  /** SHA-256 of `payload`, hex. */
  payloadHash: z.string().length(64),
  actorId: z.string().max(64),
  secondId: z.string().max(64).nullable(),
  /** By the bench's clock. Never used for order. */
  occurredAt: z.string(),
  /**
   * `bench`: it has happened; a broken rule opens a case. `server`: somebody waits with the bag in hand for the server's word, so
   * the server may refuse and then nothing has happened.
   */
  decidedBy: z.enum(['bench', 'server']),
  /** A question that was refused before the server was put back: somebody was told no, so it is never done any more. It only takes its place in the sequence. */
  withdrawn: z.boolean().optional()
})
export type PushedCommand = z.infer<typeof pushedCommandSchema>

/** One entry of the bench's audit chain, as written there (src/main/core/store/audit-chain.ts names the fields). */
export const pushedAuditSchema = z.object({
  seq: z.number().int().min(1),
  at: z.string(),
  deviceId: z.string(),
  actorId: z.string(),
  actorName: z.string(),
  secondId: z.string().nullable(),
  secondName: z.string().nullable(),
  action: z.string(),
  /** JSON texts, as hashed. */
  subjects: z.string(),
  detail: z.string(),
  commandId: z.string().nullable(),
  prevHash: z.string().length(64),
  hash: z.string().length(64)
})
export type PushedAudit = z.infer<typeof pushedAuditSchema>

export const pushRequestSchema = z.object({
  incarnation: z.number().int().min(1),
  /** In order of `seq`. */
  commands: z.array(pushedCommandSchema).max(200),
  /** Entries after the last one the server said it has. */
  audit: z.array(pushedAuditSchema).max(1000)
})
export type PushRequest = z.infer<typeof pushRequestSchema>

/** applied: done. appliedWithCase: recorded, and a person must look. refused: the server said no and nothing happened. blocked: kept as received, could not be read. duplicate: this very command was taken before. */
export const outcomes = ['applied', 'appliedWithCase', 'refused', 'blocked', 'duplicate'] as const
export type Outcome = (typeof outcomes)[number]

export const pushOutcomeSchema = z.object({
  seq: z.number().int(),
  commandId: z.string(),
  outcome: z.enum(outcomes),
  /** Outcome of the first time, when `outcome` is `duplicate`. */
  first: z.enum(outcomes).nullable(),
  refusal: z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }).nullable(),
  caseId: z.string().nullable()
})
export type PushOutcome = z.infer<typeof pushOutcomeSchema>

export const pushReplySchema = z.object({
  outcomes: z.array(pushOutcomeSchema),
  /** Highest sequence the server has taken without a gap. */
  ackedSeq: z.number().int(),
  ackedAuditSeq: z.number().int(),
  head: z.number().int(),
  /** Set when the server had to stop in the middle (its database is away): send the rest again after so many ms. */
  retryLaterMs: z.number().int().nullable()
})
export type PushReply = z.infer<typeof pushReplySchema>
