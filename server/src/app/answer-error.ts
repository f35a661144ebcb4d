import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { ZodError } from 'zod'
import { SyncRejected } from '../../../src/shared/sync/routes.ts'
import type { Metrics } from '../platform/metrics.ts'
import { isDatabaseAway } from './database-away.ts'
import { statusOf, type Problem } from './problems.ts'

interface Answer {
  readonly status: number
  readonly code: Problem['code']
}

function answerOf(error: unknown): Answer {
  if (error instanceof SyncRejected) return { status: statusOf[error.code], code: error.code }
  if (isDatabaseAway(error)) return { status: statusOf['sync.database-away'], code: 'sync.database-away' }
  const { statusCode, validation, code } = error as Partial<FastifyError>
  if (validation !== undefined || (error instanceof ZodError && code !== 'reply.wrong')) return { status: 400, code: 'sync.bad-request' }
  // 413: more than the body limit, the bench sends fewer at once. 429: more calls than the limit, it waits.
  if (statusCode === 429) return { status: 429, code: 'sync.busy' }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return { status: statusCode, code: 'sync.bad-request' }
  return { status: 500, code: 'server.failed' }
}

/** Of a wrong request only the places are logged: what stood there may be a patient. */
function placesOf(error: unknown): readonly string[] | undefined {
  const zod = error instanceof ZodError ? error : error instanceof Error && error.cause instanceof ZodError ? error.cause : null
  return zod?.issues.slice(0, 5).map((issue) => `${issue.path.join('.')} ${issue.code}`)
}

/** Turns everything thrown in a route into `{code}`; what is a fault of ours is logged as one. */
export function answerError(metrics: Metrics): (error: unknown, request: FastifyRequest, reply: FastifyReply) => void {
  return (error, request, reply) => {
    const { status, code } = answerOf(error)
    metrics.rejected(code)
    if (code === 'server.failed') request.log.error({ err: error, places: placesOf(error), req: request }, 'a call failed')
    else request.log.info({ refused: code, status, places: placesOf(error), req: request }, 'a call was refused')
    // pg-pool and the rate limiter say when; else a second, so that a database which is away is not stormed.
    if (status === 503 && !reply.hasHeader('retry-after')) reply.header('retry-after', '1')
    reply.status(status).serializer((value: Problem) => JSON.stringify(value)).send({ code } satisfies Problem)
  }
}
