import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { checkPeople } from '../../../src/shared/commands/decide-command.ts'
import { defineCommand } from '../../../src/shared/commands/command.ts'
import { defineUser } from '../../../src/shared/commands/identity/define-user.ts'
import { importDispatch } from '../../../src/shared/commands/receiving/import-dispatch.ts'
import { capabilities } from '../../../src/shared/domain/identity/capability.ts'
import { instant } from '../../../src/shared/kernel/time.ts'
import { ok } from '../../../src/shared/kernel/result.ts'
import { practiceService } from '../../test-support/sync-bench.ts'
import { startTestDatabase, type TestDatabase } from '../../test-support/test-database.ts'
import { runOwn } from './own-command.ts'
import type { SyncService } from './open-sync-service.ts'
import { transaction } from './transaction.ts'

let database: TestDatabase
let service: SyncService
const now = instant(Date.UTC(2026, 10, 25, 8))
beforeAll(async () => {
  database = await startTestDatabase()
  service = await practiceService(database.pool, 'shift')
})
afterAll(async () => {
  await service.stop()
  await database.stop()
})

const line = { lineNo: 1, din: 'A999926000001', productCode: 'E0001V00', componentName: '', abo: 'A', rhd: 'pos', volumeMl: 200, expiresAt: now, priceFen: null }
const note = { number: 'OWN1', stationName: '', dispatchedAt: null, fileName: '', lines: [line] }
const run = (payload: unknown) => transaction(database.pool, (db) => runOwn(db, 'main', { command: importDispatch, payload, actor: 'server:station', now }))
const count = async (sql: string): Promise<number> => (await database.pool.query(sql)).rows.length

test('R03 R20 the server runs a command by itself with the rules, the audit and the feed of any other', async () => {
  expect(await run(note)).toMatchObject({ ok: true })
  expect(await count("SELECT 1 FROM dispatch WHERE number = 'OWN1'")).toBe(1)
  expect(await count("SELECT 1 FROM audit_entry WHERE actor_id = 'server:station' AND action = 'receiving.importDispatch'")).toBe(1)
  expect(await count("SELECT 1 FROM feed WHERE entity = 'dispatch' AND doc->>'number' = 'OWN1'")).toBe(1)
  const before = await count('SELECT 1 FROM audit_entry')
  expect(await run(note)).toMatchObject({ ok: false, error: { code: 'receiving.dispatch-known' } })
  expect(await run({ ...note, number: '' })).toMatchObject({ ok: false, error: { code: 'command.bad-payload', params: { field: 'number' } } })
  expect(await count('SELECT 1 FROM audit_entry')).toBe(before)
})

test('R26 a command for people is not run by the server, and one for the server by nobody else', async () => {
  await expect(transaction(database.pool, (db) => runOwn(db, 'main', { command: defineUser, payload: {}, actor: 'server:station', now }))).rejects.toThrow('identity.defineUser')
  const own = defineCommand({ name: 'x', version: 1, kind: 'intent', offline: 'refused', capability: 'look', secondPerson: false, byServer: 'only', payload: z.object({}), *load() { yield* []; return null }, decide: () => ok({ puts: [], labels: [], audit: { subjects: [], detail: {} } }) })
  const everybody = { userId: 'u', name: 'u', capabilities }
  expect(checkPeople(own, everybody, null)).toMatchObject({ code: 'command.not-allowed' })
  expect(checkPeople({ ...own, byDevice: true }, { ...everybody, userId: 'device:d' }, null)).toMatchObject({ code: 'command.not-allowed' })
})
