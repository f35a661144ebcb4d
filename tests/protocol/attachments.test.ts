import { uuidv7 } from 'uuidv7'
import { photo } from '../../src/shared/domain/attachments/photo.test-support.ts'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { TestBench } from '../../src/main/core/bench.test-support.ts'
import { joinedBenches, type JoinedBenches } from './joined-benches.test-support.ts'

let net: JoinedBenches
let a: TestBench
let b: TestBench
beforeAll(async () => {
  net = await joinedBenches()
  ;({ a, b } = net)
}, 60_000)
afterAll(() => net.stop())

const subject = 'return:story'
const add = (bench: TestBench, name: string, bytes: Uint8Array<ArrayBuffer>) => bench.call('attachments.add', { commandId: uuidv7(), subject, name, bytes })
const list = async (bench: TestBench) => (await bench.must('attachments.list', { subject })).attachments

test('R08 R20 a photo that one bench attaches is known at the other, and its bytes come when it is opened', async () => {
  expect(await add(b, '血袋.JPG', photo(1))).toMatchObject({ ok: true })
  await vi.waitFor(async () => expect((await list(b)).map((x) => [x.name, x.where])).toEqual([['血袋.jpg', 'sent']]), { timeout: 8000 })
  await vi.waitFor(async () => expect((await list(a)).map((x) => [x.name, x.where])).toEqual([['血袋.jpg', 'elsewhere']]), { timeout: 8000 })
  const [row] = await list(a)
  const got = await a.must('attachments.open', { attachmentId: row?.id ?? '' })
  expect(got).toMatchObject({ kind: 'picture', mediaType: 'image/jpeg' })
  expect(got.kind === 'picture' ? Buffer.from(got.bytes).equals(Buffer.from(photo(1))) : false).toBe(true)
  expect((await list(a))[0]?.where).toBe('sent')
})

test('R08 R20 without a network it is attached and waits; when the network is back its bytes follow by themselves', async () => {
  await net.cable.set('cut')
  await b.call('sync.now', {})
  expect(await add(b, 'two.jpg', photo(2))).toMatchObject({ ok: true })
  expect((await list(b)).map((x) => x.where)).toEqual(['sent', 'here'])
  const [, row] = await list(b)
  // It is here, so it is shown here.
  expect(await b.must('attachments.open', { attachmentId: row?.id ?? '' })).toMatchObject({ kind: 'picture' })
  await net.cable.set('plugged')
  await vi.waitFor(async () => expect((await list(b)).map((x) => x.where)).toEqual(['sent', 'sent']), { timeout: 15_000 })
  await vi.waitFor(async () => expect(await a.call('attachments.open', { attachmentId: row?.id ?? '' })).toMatchObject({ ok: true }), { timeout: 8000 })
})

test('R08 what is no picture and no PDF, what is too large, and the same file again are refused with their names, and nothing is stored', async () => {
  expect(await b.code('attachments.add', { commandId: uuidv7(), subject, name: 'x.jpg', bytes: new TextEncoder().encode('<script>alert(1)</script>') as Uint8Array<ArrayBuffer> })).toBe('attachments.not-kept')
  const large = new Uint8Array(5 * 1024 * 1024 + 1)
  large.set(photo(9))
  expect(await b.code('attachments.add', { commandId: uuidv7(), subject, name: 'large.jpg', bytes: large })).toBe('attachments.too-large')
  expect(await b.code('attachments.add', { commandId: uuidv7(), subject, name: 'huge.jpg', bytes: photo(9, { width: 20_000, height: 20_000 }) })).toBe('attachments.too-many-pixels')
  expect(await b.code('attachments.add', { commandId: uuidv7(), subject, name: 'broken.jpg', bytes: photo(9).slice(0, 12) })).toBe('attachments.not-kept')
  expect(await b.code('attachments.add', { commandId: uuidv7(), subject, name: 'again.jpg', bytes: photo(1) })).toBe('attachments.known')
  expect(await list(b)).toHaveLength(2)
})

test('R07 a PDF is a slip that the viewer of the system opens: the page never shows it', async () => {
  const pdf = new TextEncoder().encode('%PDF-1.7 report') as Uint8Array<ArrayBuffer>
  expect(await add(b, 'report.pdf', pdf)).toMatchObject({ ok: true })
  const rows = await list(b)
  const got = await b.must('attachments.open', { attachmentId: rows.at(-1)?.id ?? '' })
  expect(got).toMatchObject({ kind: 'slip', name: 'report.pdf', file: expect.stringMatching(/^slips\/attachment-[0-9a-f]{16}\.pdf$/) as string })
})

test('R08 R20 a server that was put back and lacks the bytes of a file gets them again from a bench that has them', async () => {
  const { rows } = await net.database.pool.query('DELETE FROM attachment_bytes RETURNING sha256')
  expect(rows.length).toBeGreaterThan(1)
  // Put back: the bench is ahead of the feed that the server knows, and loads a snapshot.
  await net.database.pool.query("UPDATE sync_clock SET head = head + 5, feed_floor = head + 5")
  await b.call('sync.now', {})
  await vi.waitFor(async () => expect((await net.database.pool.query('SELECT 1 FROM attachment_bytes')).rows).toHaveLength(3), { timeout: 15_000 })
})
