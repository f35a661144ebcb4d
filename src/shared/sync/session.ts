import { z } from 'zod'

/**
 * ok · clientTooOld: push only, then update · serverTooOld: wait · resyncRequired: load a snapshot · deviceRevoked: stop ·
 * deviceForked: this database is an old image or a second copy; ask for a new incarnation (design §5).
 */
export const verdicts = ['ok', 'clientTooOld', 'serverTooOld', 'resyncRequired', 'deviceRevoked', 'deviceForked'] as const
export type Verdict = (typeof verdicts)[number]

/**
 * Head of the server's audit chain at a position of the feed: it covers everything before, so equal hashes are equal histories. A server that was
 * put back and has gone on has other ones under the same positions.
 */
export const historySchema = z.string().length(64)

export const sessionRequestSchema = z.object({
  protocol: z.number().int(),
  appVersion: z.string().max(40),
  incarnation: z.number().int().min(1),
  /** Highest sequence this database has ever given out, and the highest it knows to be acknowledged. */
  lastSeq: z.number().int().min(0),
  ackedSeq: z.number().int().min(0),
  /** Feed position up to which `base` is confirmed; 0: nothing yet. */
  cursor: z.number().int().min(0),
  /** What the server said of the history up to `cursor` when this bench came there. Absent: a bench before version 2, or one that has not been told yet. */
  history: historySchema.optional(),
  lastAuditSeq: z.number().int().min(0)
})
export type SessionRequest = z.infer<typeof sessionRequestSchema>

export const sessionReplySchema = z.object({
  verdict: z.enum(verdicts),
  mayPush: z.boolean(),
  mayPull: z.boolean(),
  head: z.number().int(),
  ackedSeq: z.number().int(),
  /** Which life of this bench the server knows, and `ackedSeq` is of. Less than the bench's own: the server was put back. Absent: a server before version 2. */
  incarnation: z.number().int().min(1).optional(),
  ackedAuditSeq: z.number().int(),
  /** By the server's clock: the bench says so when its own is far off. */
  serverTime: z.string(),
  serverVersion: z.string()
})
export type SessionReply = z.infer<typeof sessionReplySchema>

export const enrolRequestSchema = z.object({
  /** One-time code, 12 characters, shown by `npm run server -- enrol NAME`. */
  code: z.string().max(40),
  deviceName: z.string().min(1).max(60),
  appVersion: z.string().max(40),
  protocol: z.number().int()
})
export type EnrolRequest = z.infer<typeof enrolRequestSchema>

export const enrolReplySchema = z.object({
  deviceId: z.uuid(),
  /** 32 bytes as hex, said once; the server keeps its SHA-256 only. Sent as `Authorization: Bearer <deviceId>.<deviceKey>`. */
  deviceKey: z.string().length(64),
  incarnation: z.number().int().min(1),
  siteId: z.string(),
  siteName: z.string()
})
export type EnrolReply = z.infer<typeof enrolReplySchema>

export const incarnationRequestSchema = z.object({
  /** Its life until now. */
  incarnation: z.number().int().min(1),
  /** Made by the bench and on its disk before it asks: asked again under the same one it is the same new life. Absent: a bench before version 2. */
  request: z.uuid().optional()
})
export type IncarnationRequest = z.infer<typeof incarnationRequestSchema>

/** A forked or restored database starts a new life: its number blocks are retired, a case is opened, sequence starts at 1. */
export const incarnationReplySchema = z.object({
  /** A number that neither the server nor this bench has ever used for a life. */
  incarnation: z.number().int().min(1),
  /** What the server had of this bench when it gave the new life: all of earlier lives, and of this one all up to `ackedSeq`. What else was acknowledged it has lost. */
  known: z.object({ incarnation: z.number().int().min(1), ackedSeq: z.number().int().min(0) }).optional()
})
export type IncarnationReply = z.infer<typeof incarnationReplySchema>
