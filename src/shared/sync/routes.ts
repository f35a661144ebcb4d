import type { z } from 'zod'
import { getAttachmentReplySchema, getAttachmentRequestSchema, putAttachmentReplySchema, putAttachmentRequestSchema } from './attachment-bytes.ts'
import { changesReplySchema, changesRequestSchema, snapshotReplySchema, snapshotRequestSchema } from './changes.ts'
import { pushReplySchema, pushRequestSchema } from './push.ts'
import { verifyReplySchema, verifyRequestSchema } from './verify.ts'
import { enrolReplySchema, enrolRequestSchema, incarnationReplySchema, incarnationRequestSchema, sessionReplySchema, sessionRequestSchema } from './session.ts'

/** Every call of the bench to the server: POST `/sync/v1/<name>`, JSON both ways. `enrol` alone needs no device key. */
export const syncCalls = {
  enrol: { input: enrolRequestSchema, output: enrolReplySchema },
  session: { input: sessionRequestSchema, output: sessionReplySchema },
  push: { input: pushRequestSchema, output: pushReplySchema },
  changes: { input: changesRequestSchema, output: changesReplySchema },
  snapshot: { input: snapshotRequestSchema, output: snapshotReplySchema },
  /** Badge and PIN of somebody who signs in or signs at this bench. */
  verify: { input: verifyRequestSchema, output: verifyReplySchema },
  /** Asked for after `deviceForked`. */
  incarnation: { input: incarnationRequestSchema, output: incarnationReplySchema },
  /** Bytes of files; their documents go the way of all documents. */
  putAttachment: { input: putAttachmentRequestSchema, output: putAttachmentReplySchema },
  getAttachment: { input: getAttachmentRequestSchema, output: getAttachmentReplySchema }
} as const
export type SyncCall = keyof typeof syncCalls
export type SyncInput<C extends SyncCall> = z.infer<(typeof syncCalls)[C]['input']>
export type SyncOutput<C extends SyncCall> = z.infer<(typeof syncCalls)[C]['output']>

export const syncPath = (call: SyncCall): string => `/sync/v1/${call}`

/** Server-sent events, `data: <head>`: says only that the head moved. Losing one is harmless (the bench polls). */
export const POKE_PATH = '/sync/v1/poke'

/** Answered with a 4xx or 5xx: `{code}`. Everything not listed is an infrastructure error: try again later. */
export const syncProblems = ['sync.unauthorised', 'sync.bad-request', 'sync.bad-code', 'sync.forked', 'sync.revoked', 'sync.too-old', 'sync.gap', 'sync.busy', 'sync.database-away'] as const
export type SyncProblem = (typeof syncProblems)[number]

/** How the bench reaches the server. HTTP in the app; in-process behind a bad network in the simulation. */
export interface SyncTransport {
  /** Rejects with SyncUnreachable or SyncRejected. */
  readonly call: <C extends Exclude<SyncCall, 'enrol'>>(call: C, input: SyncInput<C>) => Promise<SyncOutput<C>>
}

/** No answer: it may or may not have been done. */
export class SyncUnreachable extends Error {}

/** The server answered no. */
export class SyncRejected extends Error {
  readonly code: SyncProblem
  constructor(code: SyncProblem) {
    super(code)
    this.code = code
  }
}
