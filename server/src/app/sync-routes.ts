import type { FastifyInstance, FastifyRequest } from 'fastify'
import { MAX_ATTACHMENT } from '../../../src/shared/domain/attachments/attachment.ts'
import { POKE_PATH, SyncRejected, syncCalls, syncPath, type SyncInput, type SyncOutput } from '../../../src/shared/sync/routes.ts'
import type { Metrics } from '../platform/metrics.ts'
import { changesBody } from './changes-body.ts'
import { PokeHub } from './poke-hub.ts'
import { problemSchema } from './problems.ts'
import type { DeviceCall, SyncDevice, SyncPort } from './sync-port.ts'
import { UnknownTokens } from './unknown-tokens.ts'

export interface SyncRouteOptions {
  readonly metrics: Metrics
  readonly deviceCallsPerMinute: number
  readonly enrolPerMinute: number
  /** Calls with a key that nobody has, from one address; more are not looked up. */
  readonly unknownPerMinute: number
}

const summaries: Readonly<Record<DeviceCall, string>> = {
  session: 'Who am I to the server: may I push, may I pull, where do we stand',
  push: 'Commands of the outbox, in order',
  changes: 'Documents that changed since the cursor, with the outcomes of pushed commands',
  snapshot: 'All documents, in pages',
  verify: 'Badge and PIN of somebody at this bench; wrong PINs are counted over all benches',
  incarnation: 'A new life for a database that is an old image or a copy',
  putAttachment: 'Bytes of a file whose document is known',
  getAttachment: 'Bytes of a file, or null while no bench has sent them'
}

/** A file in base64 with what stands around it. */
const ATTACHMENT_BODY = Math.ceil(MAX_ATTACHMENT / 3) * 4 + 1024

const problems = { '4xx': problemSchema, '5xx': problemSchema }

function bearer(request: FastifyRequest): string {
  // An id and 32 bytes in hex: anything else needs no question to the database.
  const token = /^Bearer ([0-9a-f-]{36}\.[0-9a-f]{64})$/.exec(request.headers.authorization ?? '')?.[1]
  if (token === undefined) throw new SyncRejected('sync.unauthorised')
  return token
}

/** The calls of an enrolled bench, enrolment, and the poke: thin, everything is decided behind the port. */
export function syncRoutes<D extends SyncDevice>(app: FastifyInstance, port: SyncPort<D>, options: SyncRouteOptions): void {
  const unknown = new UnknownTokens(options.unknownPerMinute)
  const devices = new WeakMap<FastifyRequest, D>()

  // Before the body is read: nobody unknown makes us parse megabytes.
  const authenticate = async (request: FastifyRequest): Promise<void> => {
    const token = bearer(request)
    if (!unknown.mayAsk(request.ip, token)) throw new SyncRejected('sync.busy')
    const device = await port.authenticate(token)
    if (!device) {
      unknown.wasUnknown(request.ip, token)
      throw new SyncRejected('sync.unauthorised')
    }
    unknown.wasGood(token)
    devices.set(request, device)
    request.log = request.log.child({ device: device.id })
  }
  const deviceOf = (request: FastifyRequest): D => {
    const device = devices.get(request)
    if (!device) throw new SyncRejected('sync.unauthorised')
    return device
  }
  const perDevice = {
    rateLimit: {
      max: options.deviceCallsPerMinute,
      timeWindow: '1 minute',
      hook: 'preParsing' as const,
      groupId: 'device',
      keyGenerator: (request: FastifyRequest) => devices.get(request)?.id ?? request.ip
    }
  }

  app.post(syncPath('enrol'), {
    config: { rateLimit: { max: options.enrolPerMinute, timeWindow: '1 minute', groupId: 'enrol' } },
    bodyLimit: 4096,
    schema: { summary: 'A one-time code becomes a device and its key', tags: ['sync'], body: syncCalls.enrol.input, response: { 200: syncCalls.enrol.output, ...problems } },
    handler: (request) => port.enrol(request.body as SyncInput<'enrol'>)
  })

  const calls: { readonly [C in DeviceCall]: (device: D, input: SyncInput<C>) => Promise<SyncOutput<C>> } = port
  const route = <C extends DeviceCall>(call: C): void => {
    app.post(syncPath(call), {
      config: perDevice,
      schema: { summary: summaries[call], tags: ['sync'], security: [{ device: [] }], body: syncCalls[call].input, response: { 200: syncCalls[call].output, ...problems } },
      onRequest: authenticate,
      ...(call === 'putAttachment' ? { bodyLimit: ATTACHMENT_BODY } : {}),
      handler: async (request, answer) => {
        // Validated by the schema of this very call.
        const reply = await calls[call](deviceOf(request), request.body as SyncInput<C>)
        if ('outcomes' in reply && call === 'push') for (const { outcome } of reply.outcomes) options.metrics.pushed(outcome)
        return 'docs' in reply && 'cursor' in reply ? answer.type('application/json; charset=utf-8').send(changesBody(reply)) : reply
      }
    })
  }
  for (const call of Object.keys(summaries) as DeviceCall[]) route(call)

  const hub = new PokeHub((listeners) => options.metrics.pokeListeners.set(listeners))
  const endOfHead = port.onHead((head) => hub.poke(head))
  app.get(POKE_PATH, {
    config: perDevice,
    schema: { summary: 'Server-sent events: data is the head', tags: ['sync'], security: [{ device: [] }], produces: ['text/event-stream'] },
    onRequest: authenticate,
    handler: async (request, reply) => {
      const head = await port.head()
      reply.hijack()
      hub.add(reply.raw, { device: deviceOf(request).id, head })
    }
  })
  // Before Fastify waits for its requests: these would never end.
  app.addHook('preClose', (done) => {
    endOfHead()
    hub.close()
    done()
  })
}
