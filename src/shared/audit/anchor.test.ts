import { expect, test } from 'vitest'
import { anchorLine, houseDay, isAnchorDue, readAnchor, readAnchors, type Anchor } from './anchor.ts'
import { readChainName } from './chain-name.ts'

const anchor: Anchor = { at: '2026-07-01T15:59:59.000Z', chain: 'bench:device-a:2', seq: 7, hash: 'ab'.repeat(32), why: 'daily' }

test('R26 an anchor is read as it was written, and half a line is none', () => {
  expect(readAnchor(anchorLine(anchor))).toEqual(anchor)
  expect(readAnchors(`${anchorLine(anchor)}{"at":"2026`)).toEqual({ anchors: [anchor], unreadable: 1 })
  expect(readAnchors('')).toEqual({ anchors: [], unreadable: 0 })
})

test.each([
  ['at', 'yesterday'], ['at', 7], ['chain', 'device-a'], ['chain', 'bench:'], ['chain', 'bench:a:b'], ['seq', -1], ['seq', 1.5], ['seq', '7'], ['hash', 'AB'.repeat(32)], ['hash', 'ab'], ['why', 'because']
])('R26 an anchor whose %s is %j is none', (field, value) => expect(readAnchor(JSON.stringify({ ...anchor, [field]: value }))).toBeNull())

test.each(['null', '7', '[]', '"x"', '{}', ''])('R26 the line %j is no anchor', (line) => expect(readAnchor(line)).toBeNull())

test('R26 the day is that of Shanghai', () => {
  expect(houseDay('2026-07-01T15:59:59.000Z')).toBe('2026-07-01')
  expect(houseDay('2026-07-01T16:00:00.000Z')).toBe('2026-07-02')
})

test.each<[string, Partial<Anchor>, boolean]>([
  ['nothing moved at a start', { why: 'start' }, false],
  ['nothing moved at a stop', { why: 'stop' }, false],
  ['something moved at a stop', { why: 'stop', seq: 8 }, true],
  ['the chain was written anew at the same length', { why: 'start', hash: 'cd'.repeat(32) }, true],
  ['the same day', { seq: 9 }, false],
  ['the next day, though nothing moved', { at: '2026-07-01T16:00:00.000Z' }, true]
])('R26 noted again? %s', (_what, change, due) => expect(isAnchorDue(anchor, { ...anchor, ...change })).toBe(due))

test('R26 a chain that was never noted is noted', () => expect(isAnchorDue(null, anchor)).toBe(true))

test('R26 names of chains say whose they are', () => {
  expect(readChainName('server:main')).toEqual({ kind: 'server', owner: 'main' })
  expect(readChainName('bench:0190b3a1-0000-7000-8000-000000000001:12')).toEqual({ kind: 'bench', owner: '0190b3a1-0000-7000-8000-000000000001' })
  for (const wrong of ['', 'server', 'station:x', 'bench:a b', 'bench:a:1:2', `bench:${'x'.repeat(65)}`]) expect(readChainName(wrong)).toBeNull()
})
