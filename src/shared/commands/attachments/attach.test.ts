import { expect, test } from 'vitest'
import { MAX_ATTACHMENT, MAX_ATTACHMENTS } from '../../domain/attachments/attachment.ts'
import { House } from '../house.test-support.ts'
import { attach } from './attach.ts'

const file = (n: number, subject = 'return:r1') => ({ subject, sha256: n.toString(16).padStart(64, '0'), name: `f${n}.jpg`, mediaType: 'image/jpeg', size: 10 }) as const

test('R08 a file belongs to a thing once, whoever attaches it, and to another thing again', () => {
  const house = new House()
  house.must(attach, file(1))
  expect(house.take(attach, file(1), { deviceId: 'b' })).toMatchObject({ refusal: { code: 'attachments.known' }, opens: null, puts: [] })
  house.must(attach, file(1, 'notice:n1'))
  expect(house.all('attachment').map((a) => [a.subject, a.name, a.addedBy])).toEqual([['return:r1', 'f1.jpg', 'u1'], ['notice:n1', 'f1.jpg', 'u1']])
})

test('R08 the twenty-first file is refused at the bench; one that is attached already at a bench without a network is never lost', () => {
  const house = new House()
  for (let n = 0; n < MAX_ATTACHMENTS; n += 1) house.must(attach, file(n))
  expect(house.take(attach, file(99))).toMatchObject({ refusal: { code: 'attachments.too-many' }, opens: null })
  expect(house.all('attachment')).toHaveLength(MAX_ATTACHMENTS + 1)
})

test('R08 nothing else is ever attached to, and no size or hash that cannot be', () => {
  for (const bad of [{ subject: 'unit:1' }, { subject: 'return' }, { sha256: 'x' }, { size: 0 }, { size: MAX_ATTACHMENT + 1 }, { mediaType: 'text/html' }]) {
    expect(attach.payload.safeParse({ ...file(1), ...bad }).success).toBe(false)
  }
})
