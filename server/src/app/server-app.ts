import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { PROTOCOL } from '../../../src/shared/sync/version.ts'
import type { Metrics } from '../platform/metrics.ts'
import type { TlsFiles } from '../platform/tls-files.ts'
import { identityRoutes } from '../identity/identity-routes.ts'
import type { IdentityPort } from '../identity/open-identity.ts'
import { answerError } from './answer-error.ts'
import { letGoOfIdleWhileClosing } from './let-go-of-idle.ts'
import { opsRoutes, type Probe } from './ops-routes.ts'
import type { SyncDevice, SyncPort } from './sync-port.ts'
import { syncRoutes } from './sync-routes.ts'
import { zodSerializer, zodToOpenApi, zodValidator } from './zod-compilers.ts'

export interface AppOptions<D extends SyncDevice> {
  readonly port: SyncPort<D>
  /** Absent: nobody signs in at this server itself (tests of the sync calls). */
  readonly identity?: IdentityPort
  readonly probe: Probe
  readonly metrics: Metrics
  readonly log: FastifyBaseLogger
  readonly tls: TlsFiles | null
  readonly bodyLimitMb: number
  readonly deviceCallsPerMinute: number
  readonly enrolPerMinute: number
  readonly unknownPerMinute: number
  /** Attempts to sign in from one address. */
  readonly signInPerMinute?: number
  readonly version: string
}

/** Longest a bench may take to send one request: a hanging one must not hold a place for ever. */
const REQUEST_MS = 60_000

/** Behind one address may stand a whole ward. */
const SIGN_INS_PER_MINUTE = 60

/** The HTTP side of the server, not yet listening. Everything that decides is behind `port`. */
export async function serverApp<D extends SyncDevice>(options: AppOptions<D>): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: options.bodyLimitMb * 1024 * 1024,
    requestTimeout: REQUEST_MS,
    forceCloseConnections: 'idle',
    ...(options.tls ? { https: { cert: options.tls.cert, key: options.tls.key, minVersion: 'TLSv1.2' as const } } : {})
  })
  app.setValidatorCompiler(zodValidator)
  app.setSerializerCompiler(zodSerializer)
  app.setErrorHandler(answerError(options.metrics))
  app.setNotFoundHandler((_request, reply) => reply.status(404).send({ code: 'server.not-found' }))
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown'
    options.metrics.http.observe({ call: route, status: String(reply.statusCode) }, reply.elapsedTime / 1000)
    request.log.debug({ req: request, res: reply, ms: Math.round(reply.elapsedTime) }, 'a call was answered')
    done()
  })
  letGoOfIdleWhileClosing(app)
  await app.register(rateLimit, { global: false })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Hemobench server', description: 'Calls of a bench to its server; the protocol is in docs/protocol.md.', version: `${options.version} (protocol ${PROTOCOL})` },
      components: { securitySchemes: { device: { type: 'http', scheme: 'bearer', description: '<deviceId>.<deviceKey>, from enrolment' } } }
    },
    transform: zodToOpenApi
  })
  // A plugin of its own, so that swagger has seen the hook for new routes before they are made.
  await app.register((routes, _options, done) => {
    syncRoutes(routes, options.port, options)
    if (options.identity !== undefined) identityRoutes(routes, options.identity, { perMinute: options.signInPerMinute ?? SIGN_INS_PER_MINUTE })
    opsRoutes(routes, options.probe, options.metrics)
    routes.get('/openapi.json', { schema: { hide: true }, handler: () => app.swagger() })
    done()
  })
  return app
}
