import { Writable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { defineUser } from '../../../src/shared/commands/identity/define-user.ts'
import { instant, type Instant } from '../../../src/shared/kernel/time.ts'
import { SyncBench } from '../../test-support/sync-bench.ts'
import { startTestDatabase, type TestDatabase } from '../../test-support/test-database.ts'
import { serverApp } from '../app/server-app.ts'
import { openLog } from '../platform/log.ts'
import { openMetrics } from '../platform/metrics.ts'
import { openSyncService, type SyncService } from '../sync/open-sync-service.ts'
import { PinChecker } from './pin-checker.ts'

let database: TestDatabase
let service: SyncService
let a: SyncBench
let b: SyncBench
let minutes: number
const clock = (): Instant => instant(Date.now() + minutes * 60_000)

beforeAll(async () => {
  minutes = 0
  database = await startTestDatabase()
  service = await openSyncService(database.pool, { siteId: 'main', siteName: 'Test', serverVersion: 'test', practice: 'shift', clock })
  a = await SyncBench.enrol(database.pool, service, 'A')
  b = await SyncBench.enrol(database.pool, service, 'B')
})
afterAll(async () => {
  await service.stop()
  await database.stop()
})
beforeEach(async () => {
  minutes = 0
  await database.pool.query('DELETE FROM sign_in_failure')
})

const ask = async (bench: SyncBench, pin: string, badge = 'T1003'): Promise<string> => {
  const reply = await service.verify(bench.device, { badge, pin })
  return reply.ok ? 'ok' : reply.refusal.code
}
async function change(badge: string, to: Record<string, unknown>): Promise<void> {
  await a.pull()
  const { version: _version, ...user } = a.one('app_user', { badge })
  expect(await a.run({ command: defineUser, payload: { ...user, ...to } })).toMatchObject({ outcome: 'applied' })
}
const entries = async (action: string): Promise<number> => (await database.pool.query<{ n: number }>('SELECT count(*) AS n FROM audit_entry WHERE action = $1', [action])).rows[0]?.n ?? 0

describe('R26 badge and PIN at the server', () => {
  test('R26 the right PIN says who it is; a wrong one and a badge nobody has are refused, and no hash ever leaves', async () => {
    await a.pull()
    expect(await service.verify(a.device, { badge: 'T1003', pin: '1003' })).toEqual({ ok: true, userId: a.one('app_user', { badge: 'T1003' })['id'] })
    expect(await ask(a, '1004')).toBe('identity.pin-wrong')
    expect(await service.verify(a.device, { badge: 'nobody', pin: '1003' })).toEqual({ ok: false, refusal: { code: 'identity.badge-unknown', params: { badge: 'nobody' } }, userId: null })
    expect((await database.pool.query('SELECT badge FROM sign_in_failure')).rows).toEqual([{ badge: 'T1003' }])
  })

  test('R26 five wrong PINs lock a badge for five minutes on all benches together, and the audit chain says so once', async () => {
    const before = await entries('identity.locked')
    for (const bench of [a, b, a, b, a]) expect(await ask(bench, '0000')).toBe('identity.pin-wrong')
    expect(await ask(b, '1003')).toBe('identity.locked')
    expect(await service.verify(a.device, { badge: 'T1003', pin: '1003' })).toMatchObject({ refusal: { code: 'identity.locked', params: { badge: 'T1003', minutes: 5 } } })
    expect(await ask(b, '1002', 'T1002')).toBe('ok')
    minutes = 4.9
    expect(await ask(b, '1003')).toBe('identity.locked')
    minutes = 5.1
    expect(await ask(b, '0000')).toBe('identity.pin-wrong')
    expect(await ask(b, '1003')).toBe('identity.locked')
    minutes = 10.3
    expect(await ask(b, '1003')).toBe('ok')
    expect(await ask(b, '0000')).toBe('identity.pin-wrong')
    expect(await ask(b, '1003')).toBe('ok')
    expect(await entries('identity.locked')).toBe(before + 1)
  })

  test('R26 many benches that guess at once try no more PINs than one would', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => ask(i % 2 === 0 ? a : b, `90${10 + i}`)))
    expect(answers.filter((code) => code === 'identity.pin-wrong')).toHaveLength(5)
    expect(answers.filter((code) => code === 'identity.locked')).toHaveLength(25)
  })

  test('R26 whoever was stopped is refused at once, with the right PIN too; a new PIN holds at once', async () => {
    await change('T1003', { active: false })
    expect(await service.verify(b.device, { badge: 'T1003', pin: '1003' })).toMatchObject({ ok: false, refusal: { code: 'identity.user-inactive' }, userId: expect.any(String) as string })
    await change('T1003', { active: true })
    expect(await ask(b, '1003')).toBe('ok')
    const { pinHash } = a.one('app_user', { badge: 'T1002' })
    const own = a.one('app_user', { badge: 'T1003' })['pinHash']
    await change('T1003', { pinHash })
    expect(await ask(b, '1003')).toBe('identity.pin-wrong')
    expect(await ask(b, '1002')).toBe('ok')
    await change('T1003', { pinHash: own })
  })

  test('R26 a bench that was stopped gets no answer about anybody', async () => {
    const c = await SyncBench.enrol(database.pool, service, 'C')
    await expect(service.verify({ ...c.device, revokedAt: clock() }, { badge: 'T1003', pin: '1003' })).rejects.toMatchObject({ code: 'sync.revoked' })
  })

  test('R26 when too many wait for the arithmetic the next ones are told to come again, and the main thread is never held up', async () => {
    const pins = new PinChecker()
    await a.pull()
    const hash = String(a.one('app_user', { badge: 'T1002' })['pinHash'])
    expect(await pins.verify('1002', hash)).toBe(true)
    let longest = 0
    const begun = performance.now()
    let last = begun
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 5)
    const all = await Promise.allSettled(Array.from({ length: 40 }, () => pins.verify('1002', hash)))
    clearInterval(watch)
    expect(all.filter((r) => r.status === 'fulfilled' && r.value)).toHaveLength(16)
    expect(all.filter((r) => r.status === 'rejected')).toHaveLength(24)
    // On this thread the whole of it would be one pause.
    expect(longest).toBeLessThan((performance.now() - begun) / 2)
    await expect(pins.verify('1002', 'no hash')).rejects.toThrow('cannot be read')
    await pins.stop()
  })
})

describe('R26 sessions of the server', () => {
  let app: FastifyInstance
  let logged: string
  beforeEach(async () => {
    logged = ''
    const stream = new Writable({ write: (part: Buffer, _encoding, done) => ((logged += part.toString()), done()) })
    app = await serverApp({ port: service, identity: service.identity, signInPerMinute: 12, probe: () => database.pool.query('SELECT 1'), metrics: openMetrics(database.pool), log: openLog({ level: 'trace', stream }), tls: null, bodyLimitMb: 1, deviceCallsPerMinute: 1000, enrolPerMinute: 5, unknownPerMinute: 1000, version: '0' })
  })
  afterEach(() => app.close())

  async function post(call: string, body: object, token?: string): Promise<{ status: number; body: Record<string, unknown> }> {
    const reply = await app.inject({ method: 'POST', url: call.startsWith('/') ? call : `/identity/v1/${call}`, payload: body, headers: token === undefined ? {} : { authorization: `Bearer ${token}` } })
    return { status: reply.statusCode, body: reply.json() }
  }
  const signIn = async (badge = 'T1003', pin = '1003'): Promise<string> => String((await post('sign-in', { badge, pin })).body['token'])

  test('R26 sign in, say who, sign out: the token is opaque, kept as its hash only, and worth nothing afterwards', async () => {
    const before = await entries('identity.signIn')
    const { status, body } = await post('sign-in', { badge: ' T1003 ', pin: '1003' })
    expect(status).toBe(200)
    const token = String(body['token'])
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(await post('me', {}, token)).toMatchObject({ status: 200, body: { person: { badge: 'T1003', roles: ['technician'], capabilities: expect.arrayContaining(['issue']) as string[] } } })
    expect(JSON.stringify((await database.pool.query('SELECT * FROM app_session')).rows)).not.toContain(token)
    expect(await entries('identity.signIn')).toBe(before + 1)
    expect(await post('sign-out', {}, token)).toEqual({ status: 200, body: {} })
    for (const call of ['me', 'sign-out']) expect(await post(call, {}, token)).toEqual({ status: 401, body: { code: 'identity.not-signed-in', params: {} } })
    for (const bad of [undefined, '', 'x'.repeat(43), `${token} `]) expect((await post('me', {}, bad)).status).toBe(401)
    expect(logged).not.toContain('1003"')
    expect(logged).not.toContain(token)
  })

  test('R26 a session ends after half an hour unused and after twelve hours in any case', async () => {
    const token = await signIn()
    for (let n = 0; n < 28; n += 1) {
      minutes += 25
      expect((await post('me', {}, token)).status).toBe(200)
    }
    minutes += 25
    expect((await post('me', {}, token)).status).toBe(401)
    minutes = 0
    const unused = await signIn()
    minutes = 31
    expect((await post('me', {}, unused)).status).toBe(401)
  })

  test('R26 stopping a person, or changing what they may do, ends their sessions at once and for good; others keep theirs', async () => {
    const [one, other] = [await signIn(), await signIn('T1002', '1002')]
    await change('T1003', { active: false })
    expect((await post('me', {}, one)).status).toBe(401)
    expect(await post('sign-in', { badge: 'T1003', pin: '1003' })).toMatchObject({ status: 401, body: { code: 'identity.user-inactive' } })
    await change('T1003', { active: true })
    expect((await post('me', {}, one)).status).toBe(401)
    const again = await signIn()
    await change('T1003', { roles: ['auditor'] })
    expect((await post('me', {}, again)).status).toBe(401)
    expect(await post('me', {}, await signIn())).toMatchObject({ body: { person: { capabilities: ['look', 'audit'] } } })
    await change('T1003', { roles: ['technician'] })
    expect((await post('me', {}, other)).status).toBe(200)
  })

  test('R26 what is no badge and PIN is 400; one address may not try for ever; wrong PINs count with those of the benches', async () => {
    expect(await post('sign-in', { badge: 'T1003' })).toMatchObject({ status: 400, body: { code: 'sync.bad-request' } })
    for (let n = 0; n < 3; n += 1) expect(await post('sign-in', { badge: 'T1003', pin: '0000' })).toMatchObject({ status: 401, body: { code: 'identity.pin-wrong', params: { badge: 'T1003' } } })
    for (let n = 0; n < 2; n += 1) expect(await ask(a, '0000')).toBe('identity.pin-wrong')
    expect(await post('sign-in', { badge: 'T1003', pin: '1003' })).toMatchObject({ status: 401, body: { code: 'identity.locked' } })
    const statuses = await Promise.all(Array.from({ length: 10 }, async () => (await post('sign-in', { badge: 'X', pin: '1' })).status))
    expect(statuses).toContain(429)
  })

  test('R26 the verify call of a bench goes over HTTP with the key of the bench', async () => {
    expect((await post('/sync/v1/verify', { badge: 'T1003', pin: '1003' })).status).toBe(401)
    expect(await post('/sync/v1/verify', { badge: 'T1003', pin: '1003' }, a.token)).toMatchObject({ status: 200, body: { ok: true } })
    expect(await post('/sync/v1/verify', { badge: 'T1003', pin: '1' }, a.token)).toMatchObject({ status: 200, body: { ok: false, refusal: { code: 'identity.pin-wrong' } } })
    expect(await post('/sync/v1/verify', { badge: 'T1003' }, a.token)).toMatchObject({ status: 400 })
  })
})
