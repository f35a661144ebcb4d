import { expect, test } from 'vitest'
import { initialSync, nextSync, pauseOf, decidesOnline, type SyncEvent, type SyncMachine, type SyncState } from './sync-state.ts'

const session = (verdict: 'ok' | 'clientTooOld' | 'serverTooOld' | 'resyncRequired' | 'deviceRevoked' | 'deviceForked', part: { empty?: boolean; restored?: boolean } = {}): SyncEvent => ({ kind: 'session', reply: { verdict }, skewMs: 40, empty: false, restored: false, ...part })
const after = (...events: SyncEvent[]): SyncMachine => events.reduce(nextSync, initialSync(true))

test.each<[SyncEvent, SyncState]>([
  [session('ok'), 'online'],
  [session('clientTooOld'), 'pushOnly'],
  [session('serverTooOld'), 'waiting'],
  [session('resyncRequired'), 'resyncing'],
  [session('deviceRevoked'), 'revoked'],
  [session('deviceForked'), 'forked'],
  [session('ok', { empty: true }), 'resyncing'],
  [session('ok', { restored: true }), 'forked'],
  [session('deviceRevoked', { restored: true }), 'revoked'],
  [session('serverTooOld', { restored: true }), 'waiting']
])('R20 after a session %j the bench is %s', (event, state) => {
  expect(after(event)).toMatchObject({ state, skewMs: 40, failures: 0 })
})

test('R20 a bench that works alone hears nothing until it joins', () => {
  const alone = initialSync(false)
  for (const event of [session('ok'), { kind: 'unreachable' }, { kind: 'revoked' }] as const) expect(nextSync(alone, event)).toEqual(alone)
  expect(nextSync(alone, { kind: 'joined' }).state).toBe('connecting')
})

test('R20 only online does the server decide; a stopped bench stays stopped whatever the network does', () => {
  const states: SyncState[] = ['alone', 'connecting', 'online', 'offline', 'pushOnly', 'waiting', 'resyncing', 'revoked', 'forked']
  expect(states.filter((state) => decidesOnline({ state, failures: 0, skewMs: 0 }))).toEqual(['online'])
  expect(after(session('deviceRevoked'), { kind: 'unreachable' }, { kind: 'unreachable' }).state).toBe('revoked')
})

test('R20 the pause grows with the failures, differs between benches and never passes the poll of 20 s', () => {
  const offline = (failures: number): SyncMachine => ({ state: 'offline', failures, skewMs: 0 })
  const pauses = [1, 2, 3, 4, 5, 6, 60].map((n) => pauseOf(offline(n), 1))
  expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 20_000, 20_000])
  expect(pauseOf(offline(3), 0)).toBe(2000)
  expect(pauseOf(after(session('ok')), 0)).toBe(20_000)
  for (const verdict of ['deviceRevoked', 'serverTooOld', 'deviceForked'] as const) expect(pauseOf(after(session(verdict)), 0)).toBe(60_000)
})
