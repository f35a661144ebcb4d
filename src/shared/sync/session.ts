import { z } from 'zod'

/**
 * ok · clientTooOld: push only, then update · serverTooOld: wait · resyncRequired: load a snapshot · deviceRevoked: stop ·
 * deviceForked: this database is an old image or a second copy; ask for a new incarnation (design §5).
 */
export const verdicts = ['ok', 'clientTooOld', 'serverTooOld', 'resyncRequired', 'deviceRevoked', 'deviceForked'] as const
export type Verdict = (typeof verdicts)[number]

export const sessionRequestSchema = z.object({
  protocol: z.number().int(),
  appVersion: z.string().max(40),
  incarnation: z.number().int().min(1),
  /** Highest sequence this database has ever given out, and the highest it knows to be acknowledged. */
  lastSeq: z.number().int().min(0),
  ackedSeq: z.number().int().min(0),
  /** Feed position up to which `base` is confirmed; 0: nothing yet. */
  cursor: z.number().int().min(0),
  lastAuditSeq: z.number().int().min(0)
})
export type SessionRequest = z.infer<typeof sessionRequestSchema>

export const sessionReplySchema = z.object({
  verdict: z.enum(verdicts),
  mayPush: z.boolean(),
  mayPull: z.boolean(),
  head: z.number().int(),
  ackedSeq: z.number().int(),
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

/** A forked or restored database starts a new life: its number blocks are retired, a case is opened, sequence starts at 1. */
export const incarnationReplySchema = z.object({ incarnation: z.number().int().min(1) })
export type IncarnationReply = z.infer<typeof incarnationReplySchema>
