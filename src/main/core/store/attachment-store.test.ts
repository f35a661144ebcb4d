import { afterAll, beforeAll, expect, test } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { MAX_ATTACHMENTS } from '../../../shared/domain/attachments/attachment.ts'
import { photo } from '../../../shared/domain/attachments/photo.test-support.ts'
import { TestBench } from '../bench.test-support.ts'

let bench: TestBench
beforeAll(async () => {
  bench = await new TestBench().open('shift')
  await bench.signIn()
})
afterAll(() => bench.dispose())

const add = (n: number) => bench.code('attachments.add', { commandId: uuidv7(), subject: 'return:r', name: `${n}.jpg`, bytes: photo(n) })
const kept = (): number => bench.bench.context.db.prepare<[], { n: number }>('SELECT count(*) AS n FROM attachment_bytes').get()?.n ?? 0

test('R08 the bytes of a file that was refused do not stay, and those of one that is named by another do', async () => {
  for (let n = 0; n < MAX_ATTACHMENTS; n += 1) expect(await add(n)).toBe('ok')
  expect(kept()).toBe(MAX_ATTACHMENTS)
  expect(await add(99)).toBe('attachments.too-many')
  expect(await add(0)).toBe('attachments.known')
  expect(kept()).toBe(MAX_ATTACHMENTS)
})
