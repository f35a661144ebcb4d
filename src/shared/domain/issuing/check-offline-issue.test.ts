import { expect, test } from 'vitest'
import { addHours } from '../../kernel/time.ts'
import { checkOfflineIssue, type OfflineIssue } from './check-offline-issue.ts'

const now = '2026-11-25T06:00:00.000Z'
const good: OfflineIssue = {
  unit: { din: 'A999926000001', selfNumber: 'A1', holder: 'here', recallBy: null }, policy: { offlineIssue: true, maxOfflineHours: 12 },
  deviceId: 'here', scanned: true, knownAt: addHours(now, -12), now, emergency: false
}

test('R20 R18 without the server a held, scanned bag may go while the house allows it and the bench knows enough', () => {
  expect(checkOfflineIssue(good)).toBeNull()
  expect(checkOfflineIssue({ ...good, knownAt: now })).toBeNull()
})

test.each<[string, Partial<OfflineIssue>]>([
  ['issuing.offline-typed', { scanned: false }],
  ['issuing.offline-off', { policy: { offlineIssue: false, maxOfflineHours: 12 } }],
  ['issuing.not-holder', { unit: { ...good.unit, holder: 'other' } }],
  ['issuing.not-holder', { unit: { ...good.unit, holder: 'server' } }],
  ['issuing.offline-recalled', { unit: { ...good.unit, recallBy: 'other' } }],
  ['issuing.offline-too-old', { knownAt: addHours(now, -12.001) }],
  ['issuing.offline-too-old', { knownAt: null }],
  ['issuing.offline-too-old', { knownAt: addHours(now, 0.01) }]
])('R20 R18 without the server it stays: %s', (code, change) => expect(checkOfflineIssue({ ...good, ...change })?.code).toBe(code))

test('R18 an emergency asks for the scan alone', () => {
  const worst = { ...good, policy: { offlineIssue: false, maxOfflineHours: 1 }, unit: { ...good.unit, holder: 'other', recallBy: 'x' }, knownAt: null, emergency: true }
  expect(checkOfflineIssue(worst)).toBeNull()
  expect(checkOfflineIssue({ ...worst, scanned: false })).toMatchObject({ code: 'issuing.offline-typed', params: { din: 'A999926000001', selfNumber: 'A1' } })
})

test('R18 what the sentence needs is said', () => {
  expect(checkOfflineIssue({ ...good, knownAt: null })?.params).toEqual({ hours: 12 })
  expect(checkOfflineIssue({ ...good, unit: { ...good.unit, selfNumber: null, holder: 'x' } })?.params).toEqual({ din: 'A999926000001', selfNumber: '—' })
})
