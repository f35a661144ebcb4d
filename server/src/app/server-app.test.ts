import { randomUUID } from 'node:crypto'
import { Writable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { SyncRejected, syncProblems } from '../../../src/shared/sync/routes.ts'
import { samplePort, type SampleControl } from '../../test-support/sample-port.ts'
import { startTestDatabase, type TestDatabase } from '../../test-support/test-database.ts'
import { openLog } from '../platform/log.ts'
import { openMetrics } from '../platform/metrics.ts'
import { serverApp } from './server-app.ts'

const NAME = '欧阳测试'
let database: TestDatabase
let app: FastifyInstance
let control: SampleControl
let logged: string
let url: string

beforeAll(async () => void (database = await startTestDatabase({ migrated: false })))
afterAll(() => database.stop())
beforeEach(async () => {
  logged = ''
  const stream = new Writable({ write: (part: Buffer, _encoding, done) => ((logged += part.toString()), done()) })
  const sample = samplePort(database.pool)
  control = sample.control
  const log = openLog({ level: 'trace', stream })
  app = await serverApp({ port: sample.port, probe: () => database.pool.query('SELECT 1'), metrics: openMetrics(database.pool), log, tls: null, bodyLimitMb: 1, deviceCallsPerMinute: 20, enrolPerMinute: 2, unknownPerMinute: 5, version: '0.1.0' })
  url = await app.listen({ host: '127.0.0.1', port: 0 })
})
afterEach(() => app.close())

interface Answer {
  readonly status: number
  readonly body: unknown
  readonly headers: Headers
}

async function post(call: string, body: unknown, token: string | null = control.token): Promise<Answer> {
  const headers = { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) }
  const reply = await fetch(`${url}/sync/v1/${call}`, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) })
  return { status: reply.status, body: await reply.json(), headers: reply.headers }
}
/** A bench that listens for pokes; `ended` is settled when the server ends its stream. */
async function listening(token = control.token): Promise<{ readonly said: () => string; readonly toldAt: () => number; readonly ended: Promise<unknown>; readonly end: () => Promise<unknown> }> {
  const stop = new AbortController()
  const reply = await fetch(`${url}/sync/v1/poke`, { headers: { authorization: `Bearer ${token}` }, signal: stop.signal })
  expect(reply.status).toBe(200)
  let said = ''
  let toldAt = Number.POSITIVE_INFINITY
  const ended = (async () => {
    for await (const part of reply.body ?? []) {
      said += Buffer.from(part).toString()
      toldAt = Math.min(toldAt, performance.now())
    }
  })().catch(() => undefined)
  return { said: () => said, toldAt: () => toldAt, ended, end: () => (stop.abort(), ended) }
}

const tokenOf = (n: number): string => `${randomUUID()}.${n.toString(16).padStart(64, '0')}`
const text = async (path: string): Promise<string> => await (await fetch(`${url}${path}`)).text()

const changes = { incarnation: 1, cursor: 0, ackedSeq: 0, limit: 10 }
const command = (payload: string, seq = 1): object => ({ seq, commandId: randomUUID(), name: 'x', version: 1, payload, payloadHash: 'a'.repeat(64), actorId: 'u', secondId: null, occurredAt: '2026-01-01T00:00:00.000Z', decidedBy: 'bench' })

describe('R20 the calls of the protocol over HTTP', () => {
  test('R20 each call needs the key of a device, except enrolment', async () => {
    for (const call of ['session', 'push', 'changes', 'snapshot', 'incarnation']) {
      expect(await post(call, {}, null)).toMatchObject({ status: 401, body: { code: 'sync.unauthorised' } })
      expect(await post(call, {}, control.token.replace(/.$/, (end) => (end === '0' ? '1' : '0')))).toMatchObject({ status: 401 })
    }
    expect((await fetch(`${url}/sync/v1/poke`)).status).toBe(401)
    expect(await post('enrol', { code: 'GOOD', deviceName: 'A', appVersion: '1', protocol: 1 }, null)).toMatchObject({ status: 200, body: { incarnation: 1 } })
  })

  test('R20 what does not fit the contract is 400, and the handler never sees it', async () => {
    expect(await post('changes', { ...changes, limit: 0 })).toMatchObject({ status: 400, body: { code: 'sync.bad-request' } })
    expect(await post('changes', '{"incarnation":')).toMatchObject({ status: 400, body: { code: 'sync.bad-request' } })
    expect(await post('push', { incarnation: 1, commands: [{ ...command('{}'), commandId: 'x' }], audit: [] })).toMatchObject({ status: 400 })
    expect(control.pushes).toBe(0)
    expect(await post('nothing', {})).toMatchObject({ status: 404 })
  })

  test('R20 a reply that does not fit the contract stays here and is a fault of ours', async () => {
    control.docs = [{ entity: 'unit' } as never]
    expect(await post('changes', changes)).toMatchObject({ status: 500, body: { code: 'server.failed' } })
    expect(logged).toContain('docs.0.doc')
  })

  test.each(syncProblems)('R20 %s reaches the bench as this code with a 4xx or 5xx', async (code) => {
    control.fail = new SyncRejected(code)
    const { status, body } = await post('session', { protocol: 1, appVersion: '1', incarnation: 1, lastSeq: 0, ackedSeq: 0, cursor: 0, lastAuditSeq: 0 })
    expect(status).toBeGreaterThanOrEqual(400)
    expect(body).toEqual({ code })
  })

  test('R20 a database that is away is 503 with the time to wait, a fault is 500 without its words', async () => {
    control.fail = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
    const away = await post('changes', changes)
    expect(away).toMatchObject({ status: 503, body: { code: 'sync.database-away' } })
    expect(away.headers.get('retry-after')).toBe('1')
    control.fail = Object.assign(new Error('the server is shutting down'), { code: '57P01' })
    expect(await post('changes', changes)).toMatchObject({ status: 503, body: { code: 'sync.database-away' } })
    control.fail = new TypeError(`cannot read x of ${NAME}`)
    expect(await post('changes', changes)).toMatchObject({ status: 500, body: { code: 'server.failed' } })
  })

  test('R20 a request above the size limit is 413 before it is read to the end', async () => {
    expect(await post('push', { incarnation: 1, commands: [command('x'.repeat(1_200_000))], audit: [] })).toMatchObject({ status: 413, body: { code: 'sync.bad-request' } })
    expect(await post('enrol', { code: 'x'.repeat(8000) }, null)).toMatchObject({ status: 413 })
  })

  test('R26 a bench that calls too often is told to wait, and one that guesses codes sooner', async () => {
    const calls = await Promise.all(Array.from({ length: 22 }, () => post('changes', changes)))
    expect(calls.filter(({ status }) => status === 200)).toHaveLength(20)
    expect(calls.filter(({ status }) => status === 429)[0]?.body).toEqual({ code: 'sync.busy' })
    const guess = { code: 'GUESS', deviceName: 'A', appVersion: '1', protocol: 1 }
    expect((await post('enrol', guess, null)).status).toBe(403)
    expect((await post('enrol', guess, null)).status).toBe(403)
    const third = await post('enrol', guess, null)
    expect(third.status).toBe(429)
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  test('R26 keys that nobody has are looked up a few times a minute, and a bench behind the same address is answered all the same', async () => {
    expect((await post('changes', changes)).status).toBe(200)
    const guess = (n: number): string => `${'0'.repeat(8)}-0000-4000-8000-${String(n).padStart(12, '0')}.${'0'.repeat(64)}`
    const answers: number[] = []
    for (let n = 0; n < 8; n += 1) answers.push((await post('changes', changes, guess(n))).status)
    expect(answers).toEqual([401, 401, 401, 401, 401, 503, 503, 503])
    expect((await post('changes', changes)).status).toBe(200)
  })

  test('R20 the poke says the head at once, then each time it moves, and many moves at once as one', async () => {
    const stop = new AbortController()
    const reply = await fetch(`${url}/sync/v1/poke`, { headers: { authorization: `Bearer ${control.token}` }, signal: stop.signal })
    expect(reply.headers.get('content-type')).toBe('text/event-stream')
    let said = ''
    const reading = (async () => {
      for await (const part of reply.body ?? []) said += Buffer.from(part).toString()
    })().catch(() => undefined)
    await vi.waitFor(() => expect(said).toBe('data: 7\n\n'))
    for (let head = 8; head <= 500; head += 1) control.pokes.emit('head', head)
    await vi.waitFor(() => expect(said).toContain('data: 500\n\n'))
    expect(said.match(/data/g)?.length).toBeLessThanOrEqual(4)
    expect(await text('/metrics')).toContain('hemobench_poke_listeners 1')
    stop.abort()
    await reading
    await vi.waitFor(async () => expect(await text('/metrics')).toContain('hemobench_poke_listeners 0'))
    expect(control.pokes.listenerCount('head')).toBe(1)
  })

  test('R20 the poke tells a lower head too: the database was put back, or a standby knew less', async () => {
    const { said, end } = await listening()
    await vi.waitFor(() => expect(said()).toBe('data: 7\n\n'))
    control.pokes.emit('head', 12)
    await vi.waitFor(() => expect(said()).toContain('data: 12\n\n'))
    control.pokes.emit('head', 9)
    await vi.waitFor(() => expect(said()).toContain('data: 9\n\n'))
    await end()
  })

  test('R20 one bench holds two streams of pokes at most: a third ends the oldest', async () => {
    const streams = [await listening(), await listening(), await listening(), await listening()]
    await Promise.all(streams.slice(0, 2).map(({ ended }) => ended))
    expect(await text('/metrics')).toContain('hemobench_poke_listeners 2')
    control.pokes.emit('head', 12)
    for (const { said } of streams.slice(2)) await vi.waitFor(() => expect(said()).toContain('data: 12'))
    for (const { end } of streams) await end()
  })

  test('R20 hundreds that come back at once are told in turn, all of them within seconds', async () => {
    control.manyDevices = true
    const streams = await Promise.all(Array.from({ length: 120 }, (_, i) => listening(tokenOf(i))))
    await vi.waitFor(() => expect(streams.every(({ said }) => said() === 'data: 7\n\n')).toBe(true), 5000)
    const times = streams.map(({ toldAt }) => toldAt())
    // 24 at once, then 250 a second.
    expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(250)
    for (const { end } of streams) await end()
  })

  test('R20 the OpenAPI document is made from the contracts', async () => {
    const document = JSON.parse(await text('/openapi.json')) as { openapi: string; paths: Record<string, unknown> }
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths).toSorted()).toEqual(['/health/live', '/health/ready', '/metrics', '/sync/v1/changes', '/sync/v1/enrol', '/sync/v1/getAttachment', '/sync/v1/incarnation', '/sync/v1/poke', '/sync/v1/push', '/sync/v1/putAttachment', '/sync/v1/session', '/sync/v1/snapshot', '/sync/v1/verify'])
    expect(document.paths['/sync/v1/push']).toMatchObject({
      post: {
        security: [{ device: [] }],
        requestBody: { content: { 'application/json': { schema: { properties: { commands: { maxItems: 200 } } } } } },
        responses: { 200: { content: { 'application/json': { schema: { properties: { outcomes: { type: 'array' } } } } } } }
      }
    })
  })
})

describe('R26 what the server tells about itself holds no patient', () => {
  test('R26 neither log nor metrics hold a name, a payload or a key, also when a call fails', async () => {
    control.docs = [{ entity: 'patient', doc: { name: NAME } }]
    expect(JSON.stringify((await post('changes', changes)).body)).toContain(NAME)
    await post('push', { incarnation: 1, commands: [command(JSON.stringify({ name: NAME }))], audit: [] })
    await post('push', { incarnation: 1, commands: [{ ...command(NAME), seq: NAME }], audit: [], [NAME]: 1 })
    await post('push', `{"name":"${NAME}"`)
    await post(`changes?name=${encodeURIComponent(NAME)}`, changes)
    await fetch(`${url}/${encodeURIComponent(NAME)}`)
    control.fail = Object.assign(new Error(`duplicate key (${NAME})`), { code: '23505', severity: 'ERROR', detail: `Key (name)=(${NAME}) exists`, constraint: 'patient_pkey' })
    expect((await post('changes', changes)).status).toBe(500)
    const everything = `${logged}${await text('/metrics')}`
    expect(everything).toContain('patient_pkey')
    expect(everything).toContain('hemobench_push_outcomes_total{outcome="applied"} 1')
    expect(everything).toContain('call="/sync/v1/changes",status="200"')
    for (const secret of [NAME, encodeURIComponent(NAME), control.token, control.token.split('.')[1] ?? '']) expect(everything).not.toContain(secret)
  })

  test('R26 a whole object that is logged by mistake loses its secrets', () => {
    app.log.info({ url: 'postgres://u:hunter2@h/d', device: { deviceKey: 'hunter2' }, input: { commands: 1, payload: NAME } }, 'x')
    expect(logged).not.toMatch(/hunter2|欧阳/)
  })
})
