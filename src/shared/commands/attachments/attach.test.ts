import { expect, test } from 'vitest'
import { MAX_ATTACHMENT, MAX_ATTACHMENTS } from '../../domain/attachments/attachment.ts'
import { House, START } from '../house.test-support.ts'
import { attach } from './attach.ts'
import { takeBack } from './take-back.ts'

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

test('R08 a wrong file is taken back once, with its reason; it makes room for another, and a person may attach it again but the station not', () => {
  const house = new House()
  for (let n = 0; n < MAX_ATTACHMENTS; n += 1) house.must(attach, file(n))
  const [first] = house.all('attachment')
  house.must(takeBack, { attachmentId: first?.id ?? '', reason: '是其他患者的' })
  expect(house.all('attachment').find((a) => a.id === first?.id)).toMatchObject({ takenBackBy: 'u1', takenBackReason: '是其他患者的', sha256: first?.sha256 })
  expect(house.take(takeBack, { attachmentId: first?.id ?? '', reason: '又一次' })).toMatchObject({ refusal: { code: 'attachments.taken-back' }, opens: null, puts: [] })
  expect(house.take(takeBack, { attachmentId: 'none', reason: '?' })).toMatchObject({ refusal: { code: 'attachments.unknown' }, opens: null, puts: [] })
  const again = { ...file(0), name: first?.name ?? '' }
  expect(attach.decide(house.all('attachment'), again, { commandId: 'c', now: START, newId: () => 'n', deviceId: 'd', actor: { userId: 'server:station', name: '' }, second: null })).toMatchObject({ ok: false, error: { code: 'attachments.known' } })
  house.must(attach, again)
  expect(house.all('attachment').find((a) => a.id === first?.id)).toMatchObject({ takenBackAt: null, takenBackBy: null, takenBackReason: null, version: 3 })
  expect(house.take(attach, file(77))).toMatchObject({ refusal: { code: 'attachments.too-many' } })
})

test('R08 nothing else is ever attached to, and no size or hash that cannot be', () => {
  for (const bad of [{ subject: 'unit:1' }, { subject: 'return' }, { sha256: 'x' }, { size: 0 }, { size: MAX_ATTACHMENT + 1 }, { mediaType: 'text/html' }]) {
    expect(attach.payload.safeParse({ ...file(1), ...bad }).success).toBe(false)
  }
})
