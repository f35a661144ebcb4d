import { z } from 'zod'
import { syncProblems, type SyncProblem } from '../../../src/shared/sync/routes.ts'

/** Every refusal of the server. `server.failed`: a fault of ours, in the log under the request's id. */
export const problemSchema = z.object({ code: z.enum([...syncProblems, 'server.failed', 'server.not-found']) })
export type Problem = z.infer<typeof problemSchema>

export const statusOf: Readonly<Record<SyncProblem, number>> = {
  'sync.unauthorised': 401,
  'sync.bad-request': 400,
  'sync.bad-code': 403,
  'sync.forked': 409,
  'sync.revoked': 403,
  'sync.too-old': 426,
  'sync.gap': 409,
  'sync.busy': 503,
  'sync.database-away': 503
}
