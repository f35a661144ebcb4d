import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { defineUser } from '../../../shared/commands/identity/define-user.ts'
import { definePolicy } from '../../../shared/commands/ops/define-policy.ts'
import { find } from '../../../shared/commands/load.ts'
import { defaultPolicy } from '../../../shared/domain/ops/policy.ts'
import { addHours, type Instant } from '../../../shared/kernel/time.ts'
import type { VerifyReply } from '../../../shared/sync/verify.ts'
import { AuditChain } from '../store/audit-chain.ts'
import type { WritableDatabase } from '../store/database.ts'
import { Documents } from '../store/documents.ts'
import { enqueueOn, freshFile, one, openStore, two } from '../store/store.test-support.ts'
import { Identity } from './identity.ts'
import { hashPin } from './pin.ts'
import type { ServerContact } from './server-verifier.ts'

const START = '2026-07-01T00:00:00.000Z'
const HOUR = 3_600_000
let hashes: { readonly anna: string; readonly bao: string }
let file: string
let db: WritableDatabase
let contact: ServerContact | null
let reply: () => Promise<VerifyReply>
let asked: number
/** By the clock of the bench, and by the time that this process has run. */
let now: Instant
let runMs: number
let identity: Identity

beforeAll(async () => void (hashes = { anna: await hashPin('2718'), bao: await hashPin('3141') }))
beforeEach(() => {
  file = freshFile()
  db = openStore(file)
  const enqueue = enqueueOn(db)
  for (const [id, badge, pinHash, roles] of [['11111111-1111-4111-8111-111111111111', 'A1', hashes.anna, ['lab-head']], ['22222222-2222-4222-8222-222222222222', 'B2', hashes.bao, ['technician']]] as const) {
    const made = enqueue.run({ command: defineUser, commandId: crypto.randomUUID(), payload: { id, badge, name: badge, roles: [...roles], pinHash, active: true }, actor: one, second: null, now: START })
    expect(made.ok).toBe(true)
  }
  contact = { online: false, lastContactAt: START }
  reply = () => Promise.reject(new Error('no answer'))
  asked = 0
  now = START
  runMs = 0
  start()
})
afterEach(() => {
  db.close()
  rmSync(dirname(file), { recursive: true, force: true })
})

/** Core starts again: the time this process has run begins anew, the clock does not. */
function start(): void {
  const began = runMs
  identity = new Identity({
    db, documents: new Documents(db), audit: new AuditChain(db), bootId: 'boot', deviceId: 'device', clock: () => now, monotonicMs: () => runMs - began,
    server: { contact: () => contact, verify: () => ((asked += 1), reply()) }
  })
}
const pass = (hours: number): void => {
  now = addHours(now, hours)
  runMs += hours * HOUR
}
const signIn = async (badge = 'A1', pin = '2718'): Promise<string> => {
  const result = await identity.signIn(badge, pin)
  return result.ok ? 'ok' : result.error.code
}
const sign = async (badge = 'B2', pin = '3141'): Promise<string> => {
  const result = await identity.sign({ badge, pin, purpose: 'issuing.issue', uses: 1 })
  return result.ok ? result.value.signature : result.error.code
}
const stopped = (userId: string): VerifyReply => ({ ok: false, refusal: { code: 'identity.user-inactive', params: { badge: 'A1' } }, userId })
const userId = (badge: string): string => new Documents(db).run(find('app_user', { badge }))[0]?.id ?? ''
const signInEntries = (): number => db.prepare<[], { n: number }>("SELECT count(*) AS n FROM audit_entry WHERE action = 'identity.signIn'").get()?.n ?? 0

describe('R26 signing in without the server', () => {
  test('R26 the verifier of a bench expires 72 hours after the last session with the server, for the first and the second person', async () => {
    pass(71.9)
    expect(await signIn()).toBe('ok')
    expect(await sign()).not.toContain('identity.')
    pass(0.2)
    expect(await signIn()).toBe('identity.offline-expired')
    expect(await sign()).toBe('identity.offline-expired')
    expect(await identity.signIn('A1', '0000')).toMatchObject({ error: { code: 'identity.offline-expired', params: { hours: 72 } } })
    // Whoever is at work stays at work; a new session with the server makes it good again.
    expect(identity.current()?.badge).toBe('A1')
    contact = { online: false, lastContactAt: now }
    expect(await signIn()).toBe('ok')
  })

  test('R26 the hours are the policy of the house', async () => {
    const { id: _id, version: _version, ...policy } = defaultPolicy
    const set = enqueueOn(db).run({ command: definePolicy, commandId: crypto.randomUUID(), payload: { ...policy, offlineSignInHours: 8 }, actor: one, second: two, now: START })
    expect(set).toMatchObject({ ok: true })
    pass(7.9)
    expect(await signIn()).toBe('ok')
    pass(0.2)
    expect(await identity.signIn('A1', '2718')).toMatchObject({ error: { code: 'identity.offline-expired', params: { hours: 8 } } })
  })

  test('R26 a bench that works alone never expires; one that never had a session with its server has no verifier', async () => {
    contact = null
    pass(10_000)
    expect(await signIn()).toBe('ok')
    expect(asked).toBe(0)
    contact = { online: false, lastContactAt: null }
    expect(await signIn()).toBe('identity.offline-expired')
  })

  test('R26 a clock set back prolongs nothing: neither in one run, nor over a restart', async () => {
    pass(50)
    expect(await signIn()).toBe('ok')
    now = addHours(START, 1)
    pass(21.9)
    expect(await signIn()).toBe('ok')
    now = addHours(START, -5000)
    pass(0.2)
    expect(await signIn()).toBe('identity.offline-expired')
    start()
    expect(await signIn()).toBe('identity.offline-expired')
    // Set back again and again, before each restart: each hour that the bench ran was counted.
    contact = { online: false, lastContactAt: START }
    now = START
    start()
    expect(await signIn()).toBe('identity.offline-expired')
  })

  test('R26 the hours that a bench runs with a clock that stands still are counted too, over restarts, also when nobody signs in', async () => {
    expect(await signIn()).toBe('ok')
    for (let run = 0; run < 8; run += 1) {
      start()
      for (let hour = 0; hour < 8; hour += 1) {
        runMs += HOUR
        identity.current()
      }
    }
    expect(now).toBe(START)
    expect(await signIn()).toBe('ok')
    runMs += 8 * HOUR
    identity.current()
    start()
    runMs += HOUR
    expect(await signIn()).toBe('identity.offline-expired')
  })

  test('R26 a clock that was years ahead by mistake is forgotten with the next session', async () => {
    now = '2036-01-01T00:00:00.000Z'
    expect(await signIn()).toBe('identity.offline-expired')
    now = addHours(START, 2)
    expect(await signIn()).toBe('identity.offline-expired')
    contact = { online: false, lastContactAt: now }
    expect(await signIn()).toBe('ok')
  })

  test('R26 five wrong PINs lock the badge on this bench, also when they are tried at once', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn('A1', '0000')))
    expect(answers.filter((code) => code === 'identity.pin-wrong')).toHaveLength(5)
    expect(await signIn()).toBe('identity.locked')
    pass(0.1)
    expect(await signIn()).toBe('ok')
    expect(await signIn('A1', '0000')).toBe('identity.pin-wrong')
    expect(await signIn()).toBe('ok')
  })
})

describe('R26 signing in with the server', () => {
  beforeEach(() => void (contact = { online: true, lastContactAt: START }))

  test('R26 the server decides while it can be asked, whatever the bench itself would say', async () => {
    reply = () => Promise.resolve({ ok: true, userId: userId('A1') })
    pass(1000)
    expect(await signIn('A1', 'a PIN that is newer here than the record')).toBe('ok')
    expect(identity.current()?.badge).toBe('A1')
    reply = () => Promise.resolve({ ok: false, refusal: { code: 'identity.locked', params: { badge: 'A1', minutes: 4 } }, userId: userId('A1') })
    expect(await identity.signIn('A1', '2718')).toMatchObject({ error: { code: 'identity.locked', params: { badge: 'A1', minutes: 4 } } })
    expect(signInEntries()).toBe(1)
    expect(asked).toBe(2)
  })

  test('R26 a server that does not answer within a second and a half leaves it to the bench, which expires as ever', async () => {
    reply = () => new Promise(() => undefined)
    const before = performance.now()
    expect(await signIn()).toBe('ok')
    expect(performance.now() - before).toBeGreaterThan(1400)
    expect(performance.now() - before).toBeLessThan(4000)
    reply = () => Promise.reject(new Error('connection reset'))
    expect(await signIn('A1', '0000')).toBe('identity.pin-wrong')
    pass(73)
    expect(await signIn()).toBe('identity.offline-expired')
  })

  test('R26 whoever was stopped is refused at once; their session and signatures end before their record has come', async () => {
    reply = () => Promise.reject(new Error('away'))
    expect(await signIn('B2', '3141')).toBe('ok')
    const signature = await sign('A1', '2718')
    expect(identity.signerOf(signature, { purpose: 'issuing.issue', actorId: userId('B2') })?.userId).toBe(userId('A1'))
    reply = () => Promise.resolve(stopped(userId('A1')))
    expect(await sign('A1', '2718')).toBe('identity.user-inactive')
    expect(identity.signerOf(signature, { purpose: 'issuing.issue', actorId: userId('B2') })).toBeNull()
    expect(identity.current()?.badge).toBe('B2')
    reply = () => Promise.resolve(stopped(userId('B2')))
    expect(await signIn('B2', '3141')).toBe('identity.user-inactive')
    expect(identity.current()).toBeNull()
  })

  test('R26 somebody whose record has not come yet, or says stopped, is not let in on the word of the server alone', async () => {
    reply = () => Promise.resolve({ ok: true, userId: 'of-this-second' })
    expect(await signIn('N9', '1234')).toBe('identity.badge-unknown')
    const { version: _version, ...bao } = new Documents(db).run(find('app_user', { badge: 'B2' }))[0] ?? { version: 0 }
    enqueueOn(db).run({ command: defineUser, commandId: crypto.randomUUID(), payload: { ...bao, active: false }, actor: one, second: null, now: START })
    reply = () => Promise.resolve({ ok: true, userId: userId('B2') })
    expect(await signIn('B2', '3141')).toBe('identity.user-inactive')
  })

  test('R26 the second person is asked of the server too, and is never the first', async () => {
    reply = () => Promise.resolve({ ok: true, userId: userId('A1') })
    expect(await signIn()).toBe('ok')
    expect(await sign('A1')).toBe('command.second-person-same')
    reply = () => Promise.resolve({ ok: false, refusal: { code: 'identity.pin-wrong', params: { badge: 'B2' } }, userId: userId('B2') })
    expect(await sign()).toBe('identity.pin-wrong')
  })
})
