import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { MAX_ATTACHMENTS } from '../../../shared/domain/attachments/attachment.ts'
import { photo } from '../../../shared/domain/attachments/photo.test-support.ts'
import { AttachmentStore } from './attachment-store.ts'
import { freshFile, openStore } from './store.test-support.ts'
import { TestBench } from '../bench.test-support.ts'

let bench: TestBench
beforeAll(async () => {
  bench = await new TestBench().open('shift')
  await bench.signIn()
})
afterAll(() => bench.dispose())

const add = (n: number) => bench.code('attachments.add', { commandId: uuidv7(), subject: 'return:r', name: `${n}.jpg`, bytes: photo(n) })
const kept = (): number => bench.bench.context.db.prepare<[], { n: number }>('SELECT count(*) AS n FROM attachment_bytes').get()?.n ?? 0

test('R08 of what the server has too the newest stay within the limit; what it does not have stays whatever its size', () => {
  const db = openStore(freshFile())
  onTestFinished(() => void db.close())
  const store = new AttachmentStore(db, 250)
  const [unsent, ...sent] = [1, 2, 3, 4].map((n) => store.keep(photo(n, { noise: 70 }), { sent: false }))
  expect(photo(1, { noise: 70 })).toHaveLength(93)
  for (const sha256 of sent) store.markSent(sha256)
  expect([unsent, ...sent].map((sha256) => store.stateOf(sha256 ?? ''))).toEqual(['here', 'absent', 'sent', 'sent'])
  // Fetched again, it is the newest.
  expect(store.keepAs(sent[0] ?? '', photo(2, { noise: 70 }))).toBe(true)
  expect([unsent, ...sent].map((sha256) => store.stateOf(sha256 ?? ''))).toEqual(['here', 'sent', 'absent', 'sent'])
})

test('R08 the bytes of a file that was refused do not stay, and those of one that is named by another do', async () => {
  for (let n = 0; n < MAX_ATTACHMENTS; n += 1) expect(await add(n)).toBe('ok')
  expect(kept()).toBe(MAX_ATTACHMENTS)
  expect(await add(99)).toBe('attachments.too-many')
  expect(await add(0)).toBe('attachments.known')
  expect(kept()).toBe(MAX_ATTACHMENTS)
})
