import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { attach } from '../../../src/shared/commands/attachments/attach.ts'
import { practiceService, SyncBench } from '../../test-support/sync-bench.ts'
import { startTestDatabase, type TestDatabase } from '../../test-support/test-database.ts'
import type { Device } from './device.ts'
import type { SyncService } from './open-sync-service.ts'

let database: TestDatabase
let service: SyncService
beforeAll(async () => {
  database = await startTestDatabase()
  service = await practiceService(database.pool, 'shift')
})
afterAll(async () => {
  await service.stop()
  await database.stop()
})

const known = async (bench: SyncBench): Promise<Device> => {
  const device = await service.authenticate(bench.token)
  if (device === null) throw new Error('nobody')
  return device
}
const jpeg = (n: number): Buffer => Buffer.from([0xff, 0xd8, 0xff, n, 1, 2, 3])
const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const put = async (bench: SyncBench, sha256: string, bytes: Buffer) => await service.putAttachment(await known(bench), { sha256, bytes: bytes.toString('base64') })
const get = async (bench: SyncBench, sha256: string) => await service.getAttachment(await known(bench), { sha256 })

test('R08 R26 the server keeps bytes only for a document that names them, and only when they are what it says', async () => {
  const bench = await SyncBench.enrol(database.pool, service, 'files')
  const good = jpeg(1)
  await expect(put(bench, hash(good), good)).rejects.toThrow('sync.bad-request')
  expect(await bench.run({ command: attach, payload: { subject: 'return:x', sha256: hash(good), name: 'a.jpg', mediaType: 'image/jpeg', size: good.length } })).toMatchObject({ outcome: 'applied' })
  await expect(put(bench, hash(good), jpeg(2))).rejects.toThrow('sync.bad-request')
  await expect(put(bench, hash(good), Buffer.concat([good, good]))).rejects.toThrow('sync.bad-request')
  expect(await get(bench, hash(good))).toEqual({ bytes: null })
  expect(await put(bench, hash(good), good)).toEqual({ kept: true })
  expect(await put(bench, hash(good), good)).toEqual({ kept: true })
  expect(await get(bench, hash(good))).toEqual({ bytes: good.toString('base64') })
  // A page that runs in a browser is no picture, whatever its document says.
  const page = Buffer.from('<svg onload="alert(1)"/>')
  expect(await bench.run({ command: attach, payload: { subject: 'return:x', sha256: hash(page), name: 'b.jpg', mediaType: 'image/jpeg', size: page.length } })).toMatchObject({ outcome: 'applied' })
  await expect(put(bench, hash(page), page)).rejects.toThrow('sync.bad-request')
})

test('R26 a bench that was stopped gives and gets no files', async () => {
  const bench = await SyncBench.enrol(database.pool, service, 'stopped')
  await database.pool.query('UPDATE device SET revoked_at = $2 WHERE id = $1', [bench.device.id, new Date().toISOString()])
  await expect(put(bench, hash(jpeg(1)), jpeg(1))).rejects.toThrow('sync.revoked')
  await expect(get(bench, hash(jpeg(1)))).rejects.toThrow('sync.revoked')
})
