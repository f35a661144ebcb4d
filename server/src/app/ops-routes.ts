import type { FastifyInstance } from 'fastify'
import type { Metrics } from '../platform/metrics.ts'

/** Asks the database for the least there is. */
export type Probe = () => Promise<unknown>

const PROBE_MS = 2000

async function answers(probe: Probe): Promise<boolean> {
  const timeout = new Promise<false>((resolve) => setTimeout(() => resolve(false), PROBE_MS).unref())
  return await Promise.race([timeout, probe().then(() => true).catch(() => false)])
}

/**
 * `/health/live`: the process answers; restart it when it does not. `/health/ready`: it can work; 503 while the database is away or
 * while it stops, so that a balancer sends nobody. `/metrics`: Prometheus.
 */
export function opsRoutes(app: FastifyInstance, probe: Probe, metrics: Metrics): void {
  let stopping = false
  app.addHook('preClose', (done) => {
    stopping = true
    done()
  })
  app.get('/health/live', { schema: { summary: 'The process answers', tags: ['operation'] }, handler: () => ({ live: true }) })
  app.get('/health/ready', {
    schema: { summary: 'The server can work', tags: ['operation'] },
    handler: async (_request, reply) => {
      if (stopping) return await reply.status(503).send({ ready: false, reason: 'stopping' })
      if (!(await answers(probe))) return await reply.status(503).send({ ready: false, reason: 'database-away' })
      return { ready: true }
    }
  })
  app.get('/metrics', {
    schema: { summary: 'Prometheus metrics', tags: ['operation'] },
    handler: async (_request, reply) => await reply.type(metrics.contentType).send(await metrics.exposition())
  })
}
